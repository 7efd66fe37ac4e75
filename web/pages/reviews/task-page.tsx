// One person who was looked up: who, by whom, why it was noticed, and what to decide; each decision is a serious act on the same page, one at a time.
import { NativeSelect, Radio, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExposedAct, ExposedAnswer } from '../../../src/http/contract.js';
import { actOnTask, askTask } from '../../api/review-questions.js';
import { useMe } from '../../api/session.js';
import { PageHead } from '../../marks/page-head.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { ActsList } from './acts-list.js';
import { Due } from './due.js';
import { leadIs } from './exposed-page.js';
import { leastWhy } from './lead-ways.js';
import { leadStateWords, threadStateWords } from './review-words.js';
import './reviews.css';

const route = getRouteApi('/reviews/exposed/$task');

export function TaskPage() {
  const { t } = useTranslation();
  const { task: id } = route.useParams();
  const answer = useQuery(askTask(id));
  if (answer.isPending) return <Waiting lines={10} />;
  if (answer.isError) return <Trouble error={answer.error} onAgain={() => void answer.refetch()} />;
  const { task, acts } = answer.data;
  const isOver = ['closed', 'stopped'].includes(task.state);
  const about = <Link to="/reviews/exposed">{t('reviews.exposedBack')}</Link>;
  return (
    <div className="stack">
      {isOver && <PageHead title={t('reviews.exposedOne')} above={about} />}
      {!isOver && <Decide key={acts.length} answer={answer.data} onDone={() => void answer.refetch()} />}
      <TaskFacts answer={answer.data} />
      <ActsList acts={acts} />
    </div>
  );
}

function TaskFacts({ answer: { task, people, lookedUpBy, reasons } }: { readonly answer: ExposedAnswer }) {
  const { t } = useTranslation();
  return (
    <dl className="facts sheet">
      <dt>{t('reviews.person')}</dt><dd><strong>{people.join(', ')}</strong></dd>
      <dt>{t('reviews.by')}</dt><dd>{lookedUpBy.join(', ')}</dd>
      <dt>{t('reviews.leadIs')}</dt><dd><Link to="/reviews/leads/$lead" params={{ lead: task.lead }}>{leadIs(task, t('reviews.isCleared'), t('reviews.isSustained')) ?? leadStateWords(task.leadState, t)}</Link>{reasons.map((one) => <div key={one} className="any">{one}</div>)}</dd>
      <dt>{t('reviews.stateLabel')}</dt><dd>{threadStateWords(task.state, t)}</dd>
      <dt>{t('reviews.owner')}</dt><dd>{task.owner ?? '–'}</dd>
      {task.due !== null && <><dt>{t('reviews.due')}</dt><dd><Due due={task.due} overdue={task.overdue} /></dd></>}
    </dl>
  );
}

type Way = ExposedAct['act'];

function Decide({ answer: { task }, onDone }: { readonly answer: ExposedAnswer; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const ways: readonly (readonly [Way, string])[] = [
    ...(task.mine ? [] : [['own', t('reviews.own')] as const]), ...(task.mine ? [['warning', t('reviews.warning')] as const, ['breach_notice', t('reviews.breachNotice')] as const] : []), ...(task.leadOutcome === 'clear' ? [['stop', t('reviews.stop')] as const] : []),
  ];
  const [way, setWay] = useState<Way>(ways[0]?.[0] ?? 'own');
  const [choice, setChoice] = useState('');
  const [why, setWhy] = useState('');
  const acting = useMutation({ mutationFn: (act: ExposedAct) => actOnTask(me, task.id, act), onSuccess: onDone });
  const choices = choicesOf(way, t('reviews.noneKnown'), t('reviews.possible'), t('reviews.immediate'), t('reviews.warn'), t('reviews.doNotWarn'), t('reviews.given'), t('reviews.putOff'), t('reviews.notRequired'));
  const act = orderOf(way, choice, why.trim());
  return (
    <SeriousAct title={t('reviews.exposedOne')} about={<Link to="/reviews/exposed">{t('reviews.exposedBack')}</Link>} what={way === 'stop' ? t('reviews.stopWhat') : t('reviews.taskWhat')} whoElse={t('reviews.taskWho')} recorded={t('reviews.taskRecorded')} send={t('reviews.taskSend')}
      isReady={act !== undefined && why.trim().length >= leastWhy} isBusy={acting.isPending} error={acting.error ?? undefined} onSend={() => act !== undefined && acting.mutate(act)}>
      <NativeSelect label={t('reviews.actHead')} value={way} data={ways.map(([value, label]) => ({ value, label }))} onChange={(event) => { setWay(ways.find(([code]) => code === event.currentTarget.value)?.[0] ?? way); setChoice(''); }} />
      {choices.length > 0 && (
        <Radio.Group label={way === 'own' ? t('reviews.danger') : t('reviews.decision')} value={choice} onChange={setChoice}>
          <div className="sheet desk-choice">{choices.map(([code, label]) => <Radio key={code} value={code} label={label} />)}</div>
        </Radio.Group>
      )}
      <Textarea label={t('reviews.why')} description={t('reviews.whyHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={2} maxLength={2000} />
    </SeriousAct>
  );
}

function choicesOf(way: Way, ...[none, possible, immediate, warn, doNotWarn, given, putOff, notRequired]: readonly string[]): readonly (readonly [string, string | undefined])[] {
  if (way === 'own') return [['none_known', none], ['possible', possible], ['immediate', immediate]];
  if (way === 'warning') return [['warn', warn], ['do_not_warn', doNotWarn]];
  return way === 'breach_notice' ? [['given', given], ['put_off', putOff], ['not_required', notRequired]] : [];
}

function orderOf(way: Way, choice: string, why: string): ExposedAct | undefined {
  if (way === 'stop') return { act: 'stop', why };
  if (way === 'own' && (choice === 'none_known' || choice === 'possible' || choice === 'immediate')) return { act: 'own', danger: choice, why };
  if (way === 'warning' && (choice === 'warn' || choice === 'do_not_warn')) return { act: 'warning', decision: choice, why };
  if (way === 'breach_notice' && (choice === 'given' || choice === 'put_off' || choice === 'not_required')) return { act: 'breach_notice', decision: choice, why };
  return undefined;
}
