// A question in the vocabulary's words: what is counted, what of it is told, and what it is narrowed to. Each field says what it means.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FigureVocabulary, NewFigure } from '../../../src/http/contract.js';
import './figures.css';

interface DraftFilter {
  readonly field: string;
  readonly value: string;
  readonly from: string;
  readonly to: string;
}

export interface DraftQuestion {
  readonly population: string;
  readonly what: string;
  readonly field: string;
  readonly value: string;
  readonly where: readonly DraftFilter[];
}

export const emptyQuestion: DraftQuestion = { population: 'group', what: 'count', field: '', value: '', where: [] };
const mostFilters = 4;
const blank: DraftFilter = { field: '', value: '', from: '', to: '' };

const isTold = ({ field, value, from, to }: DraftFilter): boolean => field !== '' && (value !== '' || from !== '' || to !== '');
export const isWhole = ({ what, field, value }: DraftQuestion): boolean => what === 'count' || (field !== '' && (what !== 'share' || value !== ''));

export function questionOf({ population, what, field, value, where }: DraftQuestion): NonNullable<NewFigure['question']> {
  return {
    population, tells: { what, ...(what !== 'count' && { field }), ...(what === 'share' && { value }) },
    where: where.filter(isTold).map((one) => ({ field: one.field, ...(one.value !== '' && { is: [one.value] }), ...(one.from !== '' && { from: one.from }), ...(one.to !== '' && { to: one.to }) })),
  };
}

interface Props {
  readonly vocabulary: FigureVocabulary;
  readonly question: DraftQuestion;
  readonly onChange: (question: DraftQuestion) => void;
}

export function OwnQuestion({ vocabulary, question, onChange }: Props) {
  const { t } = useTranslation();
  const fields = vocabulary.fields.filter(({ code }) => vocabulary.populations.find((one) => one.code === question.population)?.fields.includes(code) === true);
  const told = fields.filter(({ tells }) => tells.includes(question.what));
  const field = told.find(({ code }) => code === question.field);
  const ways = [['count', t('figures.howMany')], ['share', t('figures.whichShare')], ['known', t('figures.howKnown')], ['by', t('figures.inParts')]] as const;
  const open = ways.filter(([what]) => what === 'count' || fields.some(({ tells }) => tells.includes(what)));
  const pick = { value: '', label: t('figures.pickOne') };
  const put = (at: number, filter: DraftFilter) => onChange({ ...question, where: question.where.map((one, i) => (i === at ? filter : one)) });
  return (
    <>
      <div className="figure-form">
        <NativeSelect label={t('figures.counts')} value={question.population} onChange={(event) => onChange({ ...emptyQuestion, population: event.currentTarget.value })} data={vocabulary.populations.map(({ code, label }) => ({ value: code, label }))} />
        <NativeSelect label={t('figures.tells')} value={question.what} onChange={(event) => onChange({ ...question, what: event.currentTarget.value, field: '', value: '' })} data={open.map(([value, label]) => ({ value, label }))} />
        {question.what !== 'count' && <NativeSelect label={t('figures.ofField')} description={field?.explains} inputWrapperOrder={['label', 'input', 'description']} value={question.field} onChange={(event) => onChange({ ...question, field: event.currentTarget.value, value: '' })} data={[pick, ...told.map(({ code, label }) => ({ value: code, label }))]} />}
        {question.what === 'share' && field !== undefined && <NativeSelect label={t('figures.thatIs')} value={question.value} onChange={(event) => onChange({ ...question, value: event.currentTarget.value })} data={[pick, ...field.values.filter(({ saysNothing }) => !saysNothing).map(({ code, label }) => ({ value: code, label }))]} />}
      </div>
      {question.where.map((filter, at) => (
        <Filter key={at} fields={fields.filter(({ narrowsBy, code }) => narrowsBy !== 'nothing' && (code === filter.field || !question.where.some((one) => one.field === code)))} filter={filter} onChange={(changed) => put(at, changed)} onRemove={() => onChange({ ...question, where: question.where.filter((_, i) => i !== at) })} />
      ))}
      {question.where.length < mostFilters && <div className="acts"><Button type="button" variant="default" onClick={() => onChange({ ...question, where: [...question.where, blank] })}>{t('figures.narrow')}</Button></div>}
    </>
  );
}

interface FilterProps {
  readonly fields: FigureVocabulary['fields'];
  readonly filter: DraftFilter;
  readonly onChange: (filter: DraftFilter) => void;
  readonly onRemove: () => void;
}

function Filter({ fields, filter, onChange, onRemove }: FilterProps) {
  const { t } = useTranslation();
  const field = fields.find(({ code }) => code === filter.field);
  const pick = { value: '', label: t('figures.pickOne') };
  return (
    <div className="figure-form">
      <NativeSelect label={t('figures.onlyWhere')} description={field?.explains} inputWrapperOrder={['label', 'input', 'description']} value={filter.field} onChange={(event) => onChange({ ...blank, field: event.currentTarget.value })} data={[pick, ...fields.map(({ code, label }) => ({ value: code, label }))]} />
      {field?.narrowsBy === 'list' && <NativeSelect label={t('figures.thatIs')} value={filter.value} onChange={(event) => onChange({ ...filter, value: event.currentTarget.value })} data={[pick, ...field.values.map(({ code, label }) => ({ value: code, label }))]} />}
      {field?.narrowsBy === 'text' && <TextInput label={t('figures.thatIs')} placeholder={field.code === 'year' ? '2025' : '2025-01'} value={filter.value} onChange={(event) => onChange({ ...filter, value: event.currentTarget.value })} />}
      {field?.narrowsBy === 'days' && (
        <>
          <TextInput type="date" label={t('figures.fromDay')} value={filter.from} onChange={(event) => onChange({ ...filter, from: event.currentTarget.value })} />
          <TextInput type="date" label={t('figures.toDay')} value={filter.to} onChange={(event) => onChange({ ...filter, to: event.currentTarget.value })} />
        </>
      )}
      <Button type="button" variant="default" onClick={onRemove}>{t('figures.removeFilter')}</Button>
    </div>
  );
}
