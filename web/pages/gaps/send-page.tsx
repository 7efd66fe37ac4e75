// Sending a gap out: whom, until when, about what, in words that the asked agency reads; they read nothing else of why.
import { MultiSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sendRequirement } from '../../api/requirement-questions.js';
import { useMe } from '../../api/session.js';
import { ActDone } from '../../marks/act-done.js';
import { useAgencyNames } from '../../marks/agency-names.js';
import { LevelSelect } from '../../marks/level-select.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { usualLevel } from '../../marks/usual-level.js';

const route = getRouteApi('/gaps/new');

export function SendRequirementPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { agencies } = useAgencyNames();
  const given = route.useSearch();
  const [to, setTo] = useState<string[]>([]);
  const [group, setGroup] = useState(given.group ?? '');
  const [indicator, setIndicator] = useState(given.indicator ?? '');
  const [routeCode, setRouteCode] = useState(given.route ?? '');
  const [words, setWords] = useState('');
  const [dueOn, setDueOn] = useState('');
  const [level, setLevel] = useState(usualLevel);
  const optional = { ...(group.trim() !== '' && { group: group.trim() }), ...(indicator.trim() !== '' && { indicator: indicator.trim() }), ...(routeCode.trim() !== '' && { route: routeCode.trim() }) };
  const sending = useMutation({ mutationFn: () => sendRequirement(me, { agencies: to, words: words.trim(), dueOn, level, ...optional }) });
  const back = <Link to="/gaps/sent" search={{}}>{t('gaps.backSent')}</Link>;
  if (sending.isSuccess) return <ActDone title={t('gaps.sendTitle')}><p>{t('gaps.done')}</p>{back}</ActDone>;
  return (
    <SeriousAct
      title={t('gaps.sendTitle')} about={back} what={t('gaps.sendWhat')} whoElse={t('gaps.sendWho')} recorded={t('gaps.sendRecorded')} send={t('gaps.sendSend')}
      isReady={to.length > 0 && words.trim().length >= 10 && dueOn !== ''} isBusy={sending.isPending} error={sending.error ?? undefined} onSend={() => sending.mutate()}
    >
      <MultiSelect label={t('gaps.to')} description={t('gaps.toHint')} data={agencies.filter((one) => one.value !== me.agency)} value={to} onChange={setTo} maxValues={20} searchable />
      <Textarea label={t('gaps.words')} description={t('gaps.wordsHint')} value={words} onChange={(event) => setWords(event.currentTarget.value)} autosize minRows={3} maxLength={2000} />
      <TextInput label={t('gaps.group')} description={t('gaps.groupHint')} value={group} onChange={(event) => setGroup(event.currentTarget.value)} maxLength={300} />
      <div style={{ display: 'flex', gap: 12, flexWrap: 'wrap', alignItems: 'end' }}>
        <TextInput label={t('gaps.indicator')} value={indicator} onChange={(event) => setIndicator(event.currentTarget.value)} maxLength={60} />
        <TextInput label={t('gaps.route')} value={routeCode} onChange={(event) => setRouteCode(event.currentTarget.value)} maxLength={60} />
        <TextInput type="date" label={t('gaps.due')} value={dueOn} onChange={(event) => setDueOn(event.currentTarget.value)} />
        <LevelSelect label={t('gaps.level')} value={level} onChange={setLevel} />
      </div>
    </SeriousAct>
  );
}
