// This figure beside another: difference, ratio and change, or every reason why not. No line is drawn between two figures that may not be compared.
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComparisonAnswer } from '../../../src/http/contract.js';
import { askComparison, askFigures } from '../../api/figure-questions.js';
import { Trouble } from '../../marks/trouble.js';
import { formatDecimal } from './exact-share.js';

export function FigureComparison({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const [other, setOther] = useState('');
  const figures = useQuery(askFigures());
  const answer = useQuery(askComparison(id, other));
  const choices = (figures.data?.figures ?? []).filter((one) => one.id !== id).map((one) => ({ value: one.id, label: `${one.label} · ${one.period}` }));
  return (
    <section className="sheet" style={{ display: 'grid', gap: 12 }}>
      <h2 style={{ margin: 0 }}>{t('figures.compareHead')}</h2>
      <NativeSelect maw={640} label={t('figures.compare')} value={other} onChange={(event) => setOther(event.currentTarget.value)} data={[{ value: '', label: t('figures.pick') }, ...choices]} />
      {answer.isError && <Trouble error={answer.error} />}
      {answer.data !== undefined && <Result result={answer.data} />}
    </section>
  );
}

function Result({ result }: { readonly result: ComparisonAnswer }) {
  const { t } = useTranslation();
  const number = (text: string | null | undefined) => (text === null || text === undefined ? t('figures.approximate') : formatDecimal(text));
  // "to" and not a dash: an end may be below zero.
  const spoken = ([from, to]: readonly (string | null)[]) => (from === to ? number(from) : t('figures.fromTo', { from: number(from), to: number(to) }));
  const directions = { up: t('figures.up'), down: t('figures.down'), same: t('figures.same'), not_known: t('figures.not_known') } as const;
  return (
    <div role="status">
      <h3>{result.comparable ? t('figures.comparable') : t('figures.notComparable')}</h3>
      {result.conflict && <p className="banner chip-warn">{t('figures.conflict')}</p>}
      <dl className="facts">
        {result.difference !== null && <><dt>{t('figures.difference')}</dt><dd>{spoken(result.difference)}{result.unit?.startsWith('%') === true ? '\u00A0' : ' '}{result.unit}</dd></>}
        {result.ratio !== null && <><dt>{t('figures.ratio')}</dt><dd>{spoken(result.ratio)}</dd></>}
        {result.percentChange !== null && <><dt>{t('figures.change')}</dt><dd>{spoken(result.percentChange)}{'\u00A0'}%</dd></>}
        {result.direction !== null && <><dt>{t('figures.direction')}</dt><dd>{directions[result.direction]}</dd></>}
      </dl>
      {result.reasons.length > 0 && <ul>{result.reasons.map(({ code, words }) => <li key={`${code} ${words}`}>{words}</li>)}</ul>}
    </div>
  );
}
