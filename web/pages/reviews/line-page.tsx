// One case that a finding touches: how the member touched it, who owns the decision, and the decision itself.
import { Button, Radio, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisclosureAct, DisclosureView } from '../../../src/http/contract.js';
import { actOnDisclosure, askDisclosure } from '../../api/review-questions.js';
import { useMe } from '../../api/session.js';
import { PageHead } from '../../marks/page-head.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { ActsList } from './acts-list.js';
import { lineStateWords, touchedWords } from './disclosures-page.js';
import { Due } from './due.js';
import { leastWhy } from './lead-ways.js';
import './reviews.css';

const route = getRouteApi('/reviews/disclosures/$line');
const decisions = ['disclose', 'does_not_bear', 'ask_crown'] as const;

export function LinePage() {
  const { t } = useTranslation();
  const me = useMe();
  const { line: id } = route.useParams();
  const answer = useQuery(askDisclosure(id));
  const acting = useMutation({ mutationFn: (act: DisclosureAct) => actOnDisclosure(me, id, act), onSuccess: () => void answer.refetch() });
  if (answer.isPending) return <Waiting lines={10} />;
  if (answer.isError) return <Trouble error={answer.error} onAgain={() => void answer.refetch()} />;
  const { line, acts } = answer.data;
  const about = <Link to="/reviews/disclosures">{t('reviews.linesBack')}</Link>;
  const mayDecide = line.mine && line.state !== 'decided';
  return (
    <div className="stack">
      {mayDecide ? <Decide key={acts.length} isBusy={acting.isPending} error={acting.error ?? undefined} onSend={(act) => acting.mutate(act)} /> : <PageHead title={t('reviews.line')} above={about} />}
      <LineFacts line={line} />
      {!mayDecide && line.state !== 'decided' && <div className="block">{acting.isError && <Trouble error={acting.error} />}<div className="acts"><Button loading={acting.isPending} onClick={() => acting.mutate({ act: 'own' })}>{t('reviews.takeOn')}</Button></div></div>}
      <ActsList acts={acts} />
    </div>
  );
}

function LineFacts({ line }: { readonly line: DisclosureView }) {
  const { t } = useTranslation();
  return (
    <dl className="facts sheet">
      <dt>{t('reviews.caseRef')}</dt><dd><strong>{line.caseRef}</strong> {line.title}</dd>
      <dt>{t('reviews.touched')}</dt><dd>{touchedWords(line, t)}</dd>
      <dt>{t('reviews.leadIs')}</dt><dd><Link to="/reviews/leads/$lead" params={{ lead: line.lead }}>{t('reviews.isSustained')}</Link></dd>
      <dt>{t('reviews.stateLabel')}</dt><dd>{lineStateWords(line, t)}</dd>
      <dt>{t('reviews.owner')}</dt><dd>{line.owner ?? '–'}</dd>
      {line.due !== null && <><dt>{t('reviews.due')}</dt><dd><Due due={line.due} overdue={line.overdue} /></dd></>}
    </dl>
  );
}

function Decide({ isBusy, error, onSend }: { readonly isBusy: boolean; readonly error: unknown; readonly onSend: (act: DisclosureAct) => void }) {
  const { t } = useTranslation();
  const [decision, setDecision] = useState<(typeof decisions)[number]>();
  const [why, setWhy] = useState('');
  const label = { disclose: t('reviews.disclose'), does_not_bear: t('reviews.doesNotBear'), ask_crown: t('reviews.askCrown') };
  return (
    <SeriousAct title={t('reviews.line')} about={<Link to="/reviews/disclosures">{t('reviews.linesBack')}</Link>} what={t('reviews.lineWhat')} whoElse={t('reviews.lineWho')} recorded={t('reviews.lineRecorded')} send={t('reviews.lineSend')}
      isReady={decision !== undefined && why.trim().length >= leastWhy} isBusy={isBusy} error={error} onSend={() => decision !== undefined && onSend({ act: 'decide', decision, why: why.trim() })}>
      <Radio.Group label={t('reviews.decision')} value={decision ?? ''} onChange={(value) => setDecision(decisions.find((one) => one === value))}>
        <div className="sheet desk-choice">{decisions.map((one) => <Radio key={one} value={one} label={label[one]} />)}</div>
      </Radio.Group>
      <Textarea label={t('reviews.why')} description={t('reviews.whyHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={2} maxLength={2000} />
    </SeriousAct>
  );
}
