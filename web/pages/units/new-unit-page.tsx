// A new unit under another one: it moves nobody, and yet says whose orders its members will take, so it waits for a second person where there is one.
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PeopleStep } from '../../../src/http/contract.js';
import { useMe } from '../../api/session.js';
import { addUnit, askUnits } from '../../api/unit-questions.js';
import { SeriousAct } from '../../marks/serious-act.js';
import { StepOutcome } from '../../marks/step-outcome.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { unitName } from './units-page.js';

const leastWhy = 10;

export function NewUnitPage() {
  const { t } = useTranslation();
  const me = useMe();
  const answer = useQuery(askUnits());
  const [unit, setUnit] = useState('');
  const [parent, setParent] = useState('');
  const [nameEn, setNameEn] = useState('');
  const [nameFr, setNameFr] = useState('');
  const [why, setWhy] = useState('');
  const [step, setStep] = useState<PeopleStep>();
  const adding = useMutation({ mutationFn: () => addUnit(me, { unit: unit.trim(), parent: parent === '' ? null : parent, nameEn: nameEn.trim(), nameFr: nameFr.trim(), why: why.trim() }), onSuccess: setStep });
  const back = <Link to="/units">{t('units.back')}</Link>;
  if (answer.isPending) return <Waiting lines={6} />;
  if (answer.isError) return <Trouble error={answer.error} onAgain={() => void answer.refetch()} />;
  if (step !== undefined) return <StepOutcome answer={step} title={t('units.add')} done={t('people.done')} back={back} />;
  const made = answer.data.units.filter((one) => one.nameEn !== '');
  const isReady = [unit, nameEn, nameFr].every((text) => text.trim() !== '') && (parent !== '' || made.length === 0) && why.trim().length >= leastWhy;
  return (
    <SeriousAct title={t('units.add')} about={back} what={t('units.what')} whoElse={t('units.who')} recorded={t('units.recorded')} send={t('units.send')}
      isReady={isReady} isBusy={adding.isPending} error={adding.error ?? undefined} onSend={() => adding.mutate()}>
      <TextInput label={t('units.unit')} description={t('units.unitHint')} value={unit} onChange={(event) => setUnit(event.currentTarget.value)} maxLength={120} autoComplete="off" />
      {made.length > 0 && <NativeSelect label={t('units.under')} value={parent} onChange={(event) => setParent(event.currentTarget.value)} data={[{ value: '', label: '–' }, ...made.map((one) => ({ value: one.unit, label: `${unitName(one)} (${one.unit})` }))]} />}
      <TextInput label={t('units.nameEn')} value={nameEn} onChange={(event) => setNameEn(event.currentTarget.value)} maxLength={120} />
      <TextInput label={t('units.nameFr')} value={nameFr} onChange={(event) => setNameFr(event.currentTarget.value)} maxLength={120} />
      <Textarea label={t('people.why')} description={t('people.whyHint')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} autosize minRows={2} maxLength={500} />
    </SeriousAct>
  );
}
