// How much drug a mass or a number of tablets held: an interval that names its sample, drawn and in words, and gross only without a purity.
import { NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrugEquivalence, DrugQuestion, DrugSamples } from '../../../src/http/contract.js';
import { askEquivalence, askSamples } from '../../api/seizure-questions.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { decimalText } from '../../words/language.js';
import { IntervalBar } from './interval-bar.js';
import '../watch/watch.css';
import './seizures.css';

interface Form {
  readonly held: 'kg' | 'tablets';
  readonly amount: string;
  /** A sample, `given`, or empty: nobody measured it. */
  readonly from: string;
  readonly low: string;
  readonly high: string;
  readonly referenceMg: string;
}

const first: Form = { held: 'kg', amount: '46.17', from: 'bc-2021-23', low: '0.08', high: '0.12', referenceMg: '2' };

export function EquivalencePage() {
  const { t } = useTranslation();
  const samples = useQuery(askSamples());
  const [form, setForm] = useState(first);
  const [settled] = useDebouncedValue(form, 250);
  const answer = useQuery(askEquivalence(questionOf(settled)));
  return (
    <>
      <PageHead title={t('seizures.drugs')} below={<span className="soft">{t('seizures.drugsHint')}</span>} />
      <p className="acts"><Link to="/seizures/claims">{t('seizures.claims')}</Link></p>
      {samples.isPending && <Waiting lines={6} />}
      {samples.isError && <Trouble error={samples.error} onAgain={() => void samples.refetch()} />}
      {samples.data !== undefined && <Fields form={form} samples={samples.data} onChange={setForm} />}
      <div aria-live="polite" style={{ display: 'grid', gap: 16, marginTop: 16 }}>
        {answer.isError && <Trouble error={answer.error} />}
        {answer.isSuccess && <Found found={answer.data} grossKg={settled.held === 'kg' ? Number(settled.amount) : null} />}
      </div>
      {samples.data !== undefined && <Samples samples={samples.data} />}
    </>
  );
}

function questionOf({ held, amount, from, low, high, referenceMg }: Form): DrugQuestion | undefined {
  if (amount.trim() === '' || referenceMg.trim() === '') return undefined;
  const common = { held, amount: amount.trim(), referenceMg: referenceMg.trim() };
  if (from === '') return common;
  if (from !== 'given') return { ...common, sample: from };
  return low.trim() === '' ? undefined : { ...common, low: low.trim(), ...(high.trim() !== '' && { high: high.trim() }) };
}

function Fields({ form, samples, onChange }: { readonly form: Form; readonly samples: DrugSamples; readonly onChange: (form: Form) => void }) {
  const { t } = useTranslation();
  const measure = form.held === 'kg' ? 'fraction' : 'mg-per-tablet';
  const field = (name: 'amount' | 'low' | 'high' | 'referenceMg', label: string) => <TextInput label={label} value={form[name]} inputMode="decimal" maxLength={40} autoComplete="off" onChange={(event) => onChange({ ...form, [name]: event.currentTarget.value })} />;
  return (
    <div className="seizure-form">
      <NativeSelect label={t('seizures.held')} value={form.held} onChange={(event) => onChange({ ...form, held: event.currentTarget.value === 'tablets' ? 'tablets' : 'kg', from: '' })} data={[{ value: 'kg', label: t('seizures.mass') }, { value: 'tablets', label: t('seizures.tablets') }]} />
      {field('amount', form.held === 'kg' ? t('seizures.grossKg') : t('seizures.tablets'))}
      <NativeSelect
        label={t('seizures.purity')} value={form.from} onChange={(event) => onChange({ ...form, from: event.currentTarget.value })}
        data={[{ value: '', label: t('seizures.notMeasured') }, { value: 'given', label: t('seizures.given') }, ...samples.samples.filter((one) => one.measure === measure).map((one) => ({ value: one.code, label: one.words }))]}
      />
      {form.from === 'given' && field('low', form.held === 'kg' ? t('seizures.lowFraction') : t('seizures.lowMg'))}
      {form.from === 'given' && field('high', form.held === 'kg' ? t('seizures.highFraction') : t('seizures.highMg'))}
      {field('referenceMg', t('seizures.referenceMg'))}
    </div>
  );
}

function Found({ found, grossKg }: { readonly found: DrugEquivalence; readonly grossKg: number | null }) {
  const { t } = useTranslation();
  const { pureKg, referenceDoses, basis, doesNotSay } = found;
  const range = ({ low, high }: { readonly low: string; readonly high: string }) => [...new Set([low, high])].map(decimalText).join(' – ');
  if (pureKg === null || referenceDoses === null) return <p className="sheet"><strong>{basis}.</strong> {t('seizures.grossOnly')}</p>;
  return (
    <section className="sheet" style={{ display: 'grid', gap: 12 }}>
      <dl className="facts">
        <dt>{t('seizures.pure')}</dt><dd>{range(pureKg)} kg</dd>
        <dt>{t('seizures.doses', { mg: decimalText(referenceDoses.mg) })}</dt><dd>{range(referenceDoses)}</dd>
        <dt>{t('seizures.basis')}</dt><dd className="any">{basis}</dd>
      </dl>
      <IntervalBar low={Number(pureKg.low)} high={Number(pureKg.high)} whole={grossKg} label={t('seizures.picture', { range: range(pureKg) })} />
      <p className="soft" style={{ margin: 0 }}>{grossKg === null ? t('seizures.legendTablets') : t('seizures.legend')}</p>
      {doesNotSay.length > 0 && <><h3 style={{ margin: 0 }}>{t('seizures.doesNotSay')}</h3><ul style={{ margin: 0 }}>{doesNotSay.map((one) => <li key={one} className="any">{one}</li>)}</ul></>}
    </section>
  );
}

function Samples({ samples }: { readonly samples: DrugSamples }) {
  const { t } = useTranslation();
  return (
    <section className="sheet" style={{ marginTop: 16 }}>
      <h2>{t('seizures.samples')}</h2>
      <div className="scan-wide" tabIndex={0} role="region" aria-label={t('seizures.samples')} style={{ overflowX: 'auto' }}>
        <table className="scan-table"><thead><tr><th scope="col">{t('seizures.sample')}</th><th scope="col">{t('seizures.source')}</th></tr></thead>
          <tbody>{samples.samples.map((one) => <tr key={one.code}><th scope="row" className="any">{one.words}</th><td>{one.source}</td></tr>)}</tbody>
        </table>
      </div>
      <h2>{t('seizures.potency')}</h2>
      <p className="soft">{t('seizures.potencyHint')}</p>
      <ul>{samples.potency.map((one) => <li key={one.code}>{one.low === null ? t('seizures.upTo', { words: one.words, times: one.high }) : t('seizures.about', { words: one.words, times: one.high })}</li>)}</ul>
    </section>
  );
}
