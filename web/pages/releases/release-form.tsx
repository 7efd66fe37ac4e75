// Releasing our part in a derived report: what went in of ours, under which markings, who would see it beside those who do, and a second person.
import { Button, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceivedReleaseView } from '../../../src/http/contract.js';
import { giveRelease, takeReleaseBack } from '../../api/release-questions.js';
import { useMe } from '../../api/session.js';
import { ActDone } from '../../marks/act-done.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { useStepUp } from '../../step-up/use-step-up.js';
import { formatMoment } from '../../words/language.js';
import { TermFields } from './term-fields.js';
import { useNames } from './use-names.js';

const shortestWhy = 10;

interface Props {
  readonly request: ReceivedReleaseView;
  readonly onLeave: () => void;
}

export function ReleaseForm({ request, onLeave }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const { agencyName, purposeName } = useNames();
  const { guard, panel } = useStepUp();
  const [agencies, setAgencies] = useState<readonly string[]>(request.released?.agencies ?? request.agencies);
  const [purposes, setPurposes] = useState<readonly string[]>(request.released?.purposes ?? request.purposes);
  const [why, setWhy] = useState('');
  const giving = useMutation({ mutationFn: (act: 'give' | 'take-back') => guard(() => (act === 'give' ? giveRelease(me, request.id, { agencies, purposes }, why.trim()) : takeReleaseBack(me, request.id, why.trim()))) });
  const isReady = agencies.length > 0 && purposes.length > 0 && why.trim().length >= shortestWhy;
  const back = <Button size="compact-sm" variant="default" onClick={onLeave}>{t('releases.back')}</Button>;
  if (giving.isSuccess) {
    const words: Partial<Record<string, string>> = { waiting: t('releases.doneWaiting'), released: t('releases.doneReleased'), taken_back: t('releases.doneTakenBack') };
    return <ActDone title={t('releases.giveTitle')}><p>{words[giving.data.state] ?? giving.data.state}</p>{back}</ActDone>;
  }
  const named = (codes: readonly string[], nameOf: (code: string) => string) => codes.map((code) => ({ value: code, label: nameOf(code) }));
  return (
    <>
      <SeriousAct
        title={t('releases.giveTitle')} about={<span>{back} · {request.member}@{request.agency} · {formatMoment(request.at)}<br /><q>{request.why}</q></span>} what={t('releases.giveWhat')} whoElse={t('releases.giveWho')}
        recorded={t('releases.giveRecorded')} send={t('releases.giveSend')} isReady={isReady} isBusy={giving.isPending} error={giving.error ?? undefined} onSend={() => giving.mutate('give')}
      >
        <OurPart request={request} />
        <Reach request={request} />
        <TermFields label={t('releases.agencies')} choices={named(request.agencies, agencyName)} chosen={agencies} onChange={setAgencies} />
        <TermFields label={t('releases.purposes')} choices={named(request.purposes, purposeName)} chosen={purposes} onChange={setPurposes} />
        <Textarea label={t('releases.yourWhy')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={2} maxLength={500} required withAsterisk={false} />
        {request.released !== null && <div><Button variant="default" disabled={why.trim().length < shortestWhy} onClick={() => giving.mutate('take-back')}>{t('releases.takeBack')}</Button></div>}
      </SeriousAct>
      {panel !== null && <div style={{ marginTop: 16 }}>{panel}</div>}
    </>
  );
}

function OurPart({ request }: { readonly request: ReceivedReleaseView }) {
  const { t } = useTranslation();
  return (
    <dl className="facts sheet">
      <dt>{t('releases.report')}</dt><dd><Link to="/reports/$id" params={{ id: request.report }} className="code any">{request.report}</Link><br /><span className="soft">{t('releases.asFar')}</span></dd>
      <dt>{t('releases.ours')}</dt><dd>{request.inputs.length === 0 ? t('releases.oursThrough') : request.inputs.map((id) => <div key={id}><Link to="/reports/$id" params={{ id }} className="code any">{id}</Link></div>)}</dd>
      <dt>{t('releases.markings')}</dt><dd>{request.markings.length === 0 ? t('table.none') : request.markings.map((one) => <div key={one} className="code">{one}</div>)}</dd>
    </dl>
  );
}

/** The difference that our own part makes: others may hold it back beside us. */
function Reach({ request }: { readonly request: ReceivedReleaseView }) {
  const { t } = useTranslation();
  const { agencyName } = useNames();
  if (request.adds.length === 0) return null;
  return (
    <section className="sheet" aria-label={t('releases.reach')}>
      <table style={{ width: '100%', borderCollapse: 'collapse' }}>
        <caption style={{ textAlign: 'left', marginBottom: 8 }}>{t('releases.reach')}</caption>
        <thead><tr><th scope="col" align="left">{t('releases.agency')}</th><th scope="col" align="right">{t('releases.before')}</th><th scope="col" align="right">{t('releases.after')}</th></tr></thead>
        <tbody>
          {request.adds.map((one) => <tr key={one.agency}><td>{agencyName(one.agency)}</td><td align="right">{one.before}</td><td align="right">{one.after > one.before ? <strong>{one.after}</strong> : one.after}</td></tr>)}
        </tbody>
      </table>
    </section>
  );
}
