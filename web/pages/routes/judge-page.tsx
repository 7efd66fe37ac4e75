// Judging a route: observed, forecast or made harder, one of the three, with the search, the carrier's channel and what to watch for.
import { Checkbox, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewRouteJudgement, RouteTermsView } from '../../../src/http/contract.js';
import { judgeRoute, askRoutes } from '../../api/route-questions.js';
import { useMe } from '../../api/session.js';
import { ActDone } from '../../marks/act-done.js';
import { LevelSelect } from '../../marks/level-select.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { emptyDraft, isReady, judgementOf, type RouteForm } from './route-form.js';

export function JudgeRoutePage() {
  const answer = useQuery(askRoutes());
  if (answer.isPending) return <Waiting lines={8} />;
  if (answer.isError) return <Trouble error={answer.error} onAgain={() => void answer.refetch()} />;
  return <Form terms={answer.data.terms} />;
}

function Form({ terms }: { readonly terms: RouteTermsView }) {
  const { t } = useTranslation();
  const me = useMe();
  const [form, setForm] = useState<RouteForm>(emptyDraft);
  const set = (more: Partial<RouteForm>) => setForm((now) => ({ ...now, ...more }));
  const judging = useMutation({ mutationFn: (body: NewRouteJudgement) => judgeRoute(me, body) });
  const back = <Link to="/routes">{t('routes.back')}</Link>;
  if (judging.isSuccess) return <ActDone title={t('routes.judgeTitle')}><p>{t('routes.judged')}</p>{back}</ActDone>;
  const parts = { form, set, terms };
  return (
    <SeriousAct
      title={t('routes.judgeTitle')} about={back} what={t('routes.judgeWhat')} whoElse={t('routes.judgeWho')} recorded={t('routes.judgeRecorded')} send={t('routes.judgeSend')}
      isReady={isReady(form)} isBusy={judging.isPending} error={judging.error ?? undefined} onSend={() => judging.mutate(judgementOf(form))}
    >
      <TextInput label={t('routes.route')} description={t('routes.routeHint')} value={form.route} onChange={(event) => set({ route: event.currentTarget.value })} maxLength={60} />
      <Row><Choice {...parts} name="mode" list="modes" label={t('routes.mode')} /><Choice {...parts} name="conveyance" list="conveyances" label={t('routes.conveyance')} none={t('routes.any')} /><Choice {...parts} name="commodity" list="commodities" label={t('routes.commodity')} none={t('routes.any')} /></Row>
      <Radio.Group label={t('routes.kind')} value={form.kind} onChange={(kind) => set({ kind: kind === 'forecast' || kind === 'hardened' ? kind : 'observed' })}>
        <div className="sheet" style={{ display: 'grid', gap: 8, marginTop: 4 }}><Radio value="observed" label={t('routes.isObserved')} /><Radio value="forecast" label={t('routes.isForecast')} /><Radio value="hardened" label={t('routes.isHardened')} /></div>
      </Radio.Group>
      <Says {...parts} />
      <Row><Choice {...parts} name="channel" list="channels" label={t('routes.channel')} /><TextInput label={t('routes.carrier')} value={form.carrier} onChange={(event) => set({ carrier: event.currentTarget.value })} maxLength={200} /></Row>
      <Textarea label={t('routes.indicators')} description={t('routes.indicatorsHint')} value={form.indicators} onChange={(event) => set({ indicators: event.currentTarget.value })} autosize minRows={2} />
      <Row><TextInput label={t('routes.source')} value={form.source} onChange={(event) => set({ source: event.currentTarget.value })} maxLength={300} /><Day {...parts} name="assessedOn" label={t('routes.assessedOn')} /><Choice {...parts} name="confidence" list="confidences" label={t('routes.confidence')} /></Row>
      <Textarea label={t('routes.why')} value={form.why} onChange={(event) => set({ why: event.currentTarget.value })} autosize minRows={2} maxLength={1000} />
      <Row><LevelSelect label={t('routes.marking')} value={form.level} onChange={(level) => set({ level })} /><Checkbox label={t('routes.toAll')} checked={form.isForAll} onChange={(event) => set({ isForAll: event.currentTarget.checked })} /></Row>
    </SeriousAct>
  );
}

interface Parts {
  readonly form: RouteForm;
  readonly set: (more: Partial<RouteForm>) => void;
  readonly terms: RouteTermsView;
}

function Says(parts: Parts) {
  const { t } = useTranslation();
  const { form, set } = parts;
  if (form.kind === 'hardened') return <Day {...parts} name="on" label={t('routes.since')} />;
  if (form.kind === 'forecast') return <Row><Choice {...parts} name="likelihood" list="likelihoods" label={t('routes.likelihood')} /><Day {...parts} name="until" label={t('routes.until')} /></Row>;
  const efforts = [{ value: 'recorded', label: t('routes.searched') }, { value: 'none', label: t('routes.noSearch') }, { value: 'unknown', label: t('routes.searchUnknown') }];
  return (
    <>
      <Row><Day {...parts} name="from" label={t('routes.from')} /><Day {...parts} name="to" label={t('routes.to')} /><TextInput label={t('routes.seizures')} description={t('routes.seizuresHint')} value={form.seizures} onChange={(event) => set({ seizures: event.currentTarget.value })} inputMode="numeric" maxLength={7} /></Row>
      <Row>
        <NativeSelect label={t('routes.effort')} value={form.effort} onChange={(event) => set({ effort: event.currentTarget.value })} data={efforts} />
        {form.effort === 'recorded' && <><TextInput label={t('routes.amount')} value={form.amount} onChange={(event) => set({ amount: event.currentTarget.value })} inputMode="decimal" /><Choice {...parts} name="unit" list="efforts" label={t('routes.unit')} /></>}
      </Row>
      <Choice {...parts} name="found" list="levels" label={t('routes.level')} description={t('routes.levelHint')} />
    </>
  );
}

interface ChoiceProps extends Parts {
  readonly name: 'mode' | 'conveyance' | 'commodity' | 'channel' | 'confidence' | 'likelihood' | 'unit' | 'found';
  readonly list: string;
  readonly label: string;
  readonly none?: string;
  readonly description?: string;
}

function Choice({ form, set, terms, name, list, label, none, description }: ChoiceProps) {
  const options = (terms[list] ?? []).map((one) => ({ value: one.code, label: one.label }));
  return <NativeSelect label={label} description={description} value={form[name]} onChange={(event) => set({ [name]: event.currentTarget.value })} data={none === undefined ? options : [{ value: '', label: none }, ...options]} />;
}

function Day({ form, set, name, label }: Parts & { readonly name: 'from' | 'to' | 'until' | 'on' | 'assessedOn'; readonly label: string }) {
  return <TextInput type="date" label={label} value={form[name]} onChange={(event) => set({ [name]: event.currentTarget.value })} />;
}

function Row({ children }: { readonly children: ReactNode }) {
  return <div style={{ display: 'flex', gap: 12, flexWrap: 'wrap', alignItems: 'end' }}>{children}</div>;
}
