// One member: what they hold, as a change that goes on the record with its reason; suspending, inviting, ending their sessions.
import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me, PeopleStep, PeopleAnswer, PersonChange, PersonView } from '../../../src/http/contract.js';
import { askReference } from '../../api/questions.js';
import { withdrawPasskeys } from '../../api/passkeys.js';
import { useMe } from '../../api/session.js';
import { actOnMember, askPeople, assignCase, setMember } from '../../api/sign-on.js';
import { clearanceWords, roleWords } from '../../marks/code-words.js';
import { usePurposeWords } from '../../marks/purpose-words.js';
import { PageHead } from '../../marks/page-head.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { StepOutcome } from '../../marks/step-outcome.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { useStepUp } from '../../step-up/use-step-up.js';
import { MemberActs, MemberCases } from './member-acts.js';

const leastWhy = 10;

export function MemberPage() {
  const { t } = useTranslation();
  const { member } = useParams({ strict: false });
  const { data, error, isPending } = useQuery(askPeople());
  if (isPending) return <Waiting lines={6} />;
  if (error !== null) return <Trouble error={error} />;
  const one = data.people.find((person) => person.member === member);
  if (one === undefined && member !== 'new') return <><PageHead title={t('people.title')} above={<Link to="/people">{t('people.back')}</Link>} /><p className="sheet">{t('trouble.nothing')}</p></>;
  return <MemberForm key={one?.member ?? ''} one={one} answer={data} />;
}

type Step = { readonly change: PersonChange } | { readonly act: string } | { readonly caseId: string; readonly assigned: boolean };

function take(me: Me, member: string, why: string, step: Step): Promise<PeopleStep> {
  if ('change' in step) return setMember(me, member, why, step.change);
  return 'act' in step ? actOnMember(me, member, why, step.act) : assignCase(me, member, why, step.caseId, step.assigned);
}

interface FormProps {
  readonly one: PersonView | undefined;
  readonly answer: PeopleAnswer;
}

function MemberForm({ one, answer }: FormProps) {
  const { t } = useTranslation();
  const me = useMe();
  const { guard, panel } = useStepUp();
  const { rights } = answer;
  const purposeWords = usePurposeWords();
  const { data: reference } = useQuery(askReference());
  const highest = reference?.clearances.find(({ code }) => code === rights.clearance)?.rank ?? -1;
  const mayGive = (reference?.clearances ?? []).filter(({ rank }) => rank <= highest);
  const [change, setChange] = useState<PersonChange>({});
  const [id, setId] = useState('');
  const [why, setWhy] = useState('');
  const [done, setDone] = useState<PeopleStep>();
  const saving = useMutation({ mutationFn: (step: Step) => take(me, one?.member ?? id, why, step), onSuccess: setDone });
  const withdrawing = useMutation({ mutationFn: () => guard(() => withdrawPasskeys(me, one?.user ?? '')), onSuccess: ({ ledger }) => setDone({ state: 'done', approval: null, code: null, ledger }) });
  const now = { user: one?.user ?? '', name: one?.name ?? '', unit: one?.unit ?? '', role: one?.role ?? '', clearance: one?.clearance ?? '', clearanceUntil: one?.clearanceUntil ?? '', citizenships: one?.citizenships ?? [], purposes: one?.purposes ?? [], ...change };
  const set = (part: PersonChange): void => setChange({ ...change, ...part });
  const back = <Link to="/people">{t('people.back')}</Link>;
  if (done !== undefined) return <StepOutcome answer={done} title={one?.name ?? t('people.add')} done={t('people.done')} back={back} />;
  const isReady = why.trim().length >= leastWhy && (one !== undefined || id !== '') && Object.keys(change).length > 0;
  return (
    <>
      <SeriousAct title={one?.name ?? t('people.add')} about={back} what={t('people.what')} whoElse={t('people.who')} recorded={t('people.recorded')} send={t('people.save')}
        isReady={isReady && one?.isSelf !== true} isBusy={saving.isPending} error={saving.isError ? saving.error : undefined} onSend={() => saving.mutate({ change })}>
        {one?.isSelf === true && <p className="banner chip-harm">{t('people.self')}</p>}
        {one === undefined && <TextInput label={t('people.id')} description={t('people.idHint')} value={id} onChange={(event) => setId(event.currentTarget.value.trim())} />}
        <TextInput label={t('people.name')} value={now.name} onChange={(event) => set({ name: event.currentTarget.value })} />
        <TextInput label={t('people.user')} value={now.user} onChange={(event) => set({ user: event.currentTarget.value })} />
        <TextInput label={t('people.unit')} value={now.unit ?? ''} onChange={(event) => set({ unit: event.currentTarget.value === '' ? null : event.currentTarget.value })} />
        <NativeSelect label={t('people.role')} value={now.role} onChange={(event) => set({ role: event.currentTarget.value })} data={[{ value: '', label: '–' }, ...rights.roles.map((value) => ({ value, label: roleWords(value, t) }))]} />
        <NativeSelect label={t('people.clearance')} description={t('people.clearanceHint', { code: clearanceWords(rights.clearance, t) })} value={now.clearance} onChange={(event) => set({ clearance: event.currentTarget.value })} data={[{ value: '', label: '–' }, ...mayGive.map(({ code }) => ({ value: code, label: clearanceWords(code, t) }))]} />
        <TextInput type="date" label={t('people.clearanceUntil')} value={now.clearanceUntil} onChange={(event) => set({ clearanceUntil: event.currentTarget.value })} />
        <TextInput label={t('people.citizenships')} description={t('people.citizenshipsHint')} value={now.citizenships.join(', ')} onChange={(event) => set({ citizenships: event.currentTarget.value.toUpperCase().split(/[\s,]+/).filter((code) => code !== '') })} />
        <Checkbox.Group label={t('people.purposes')} value={now.purposes} onChange={(purposes) => set({ purposes })}>
          <div style={{ display: 'grid', gap: 4, marginTop: 4 }}>{rights.purposes.map((code) => <Checkbox key={code} value={code} label={purposeWords(code)} />)}</div>
        </Checkbox.Group>
        <Textarea label={t('people.why')} description={t('people.whyHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={2} maxLength={500} />
      </SeriousAct>
      {one !== undefined && !one.isSelf && <MemberCases isReady={why.trim().length >= leastWhy} cases={answer.cases} onAssign={(caseId, assigned) => saving.mutate({ caseId, assigned })} />}
      {one !== undefined && !one.isSelf && <MemberActs isReady={why.trim().length >= leastWhy} one={one} onAct={(act) => saving.mutate({ act })} onWithdraw={() => withdrawing.mutate()} />}
      {withdrawing.isError && <Trouble error={withdrawing.error} />}
      {panel !== null && <div style={{ marginTop: 16 }}>{panel}</div>}
    </>
  );
}
