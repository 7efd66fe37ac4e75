// The fields of a row, one below the other on a phone. A cell that was refused says why beside it; what it said stays until somebody changes it, also where it is no choice of the list.
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { OperationLine } from '../../../src/http/contract.js';
import { useAgencyNames } from '../../marks/agency-names.js';
import type { CellName, RowCells } from './row-cells.js';
import { commodityNames, directions, directionWords, kindWords, provinceCodes, provinceWords, rowCurrencies, rowKinds, rowUnits, unitWords } from './operation-words.js';

interface Props {
  readonly names: readonly CellName[];
  readonly cells: RowCells;
  readonly onChange: (name: CellName, text: string) => void;
  readonly operation: OperationLine;
  readonly reasons?: ReadonlyMap<string, string>;
  /** By these a row is known: a correction leaves them as they are. */
  readonly fixed?: readonly CellName[];
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

export function CellFields({ names, cells, onChange, operation, reasons, fixed = [] }: Props) {
  const { t } = useTranslation();
  const { agencyName } = useAgencyNames();
  const choices = choicesOf(t, operation, agencyName);
  return (
    <div className="op-two">
      {names.map((name) => {
        const value = cells[name];
        const { label, hint } = cellWords(name, t);
        const shared = { label, value, error: reasons?.get(name), disabled: fixed.includes(name), ...(hint !== '' && { description: hint }) };
        const list = choices[name];
        if (list !== undefined) return <NativeSelect key={name} {...shared} onChange={(event) => onChange(name, event.currentTarget.value)} data={withCurrent(list, value)} />;
        if (name === 'note') return <Textarea key={name} {...shared} onChange={(event) => onChange(name, event.currentTarget.value)} autosize minRows={2} maxLength={2000} style={{ gridColumn: '1 / -1' }} />;
        if (name === 'date') return <TextInput key={name} {...shared} {...(/^(\d{4}-\d{2}-\d{2})?$/u.test(value) && { type: 'date', min: operation.from, max: operation.to })} onChange={(event) => onChange(name, event.currentTarget.value)} />;
        return <TextInput key={name} {...shared} onChange={(event) => onChange(name, event.currentTarget.value)} maxLength={200} autoComplete="off" {...(name === 'quantity' || name === 'purity' ? { inputMode: 'decimal' as const } : {})} />;
      })}
    </div>
  );
}

/** Codes in small letters or large: what was written is kept, and read as its code. */
function withCurrent(list: readonly Choice[], value: string): Choice[] {
  return list.some((one) => one.value === value) ? [...list] : [{ value, label: value }, ...list];
}

function choicesOf(t: TFunction, { agencies }: OperationLine, agencyName: (id: string) => string): Partial<Record<CellName, readonly Choice[]>> {
  const none = { value: '', label: t('operations.notSaid') };
  const parties = agencies.map(({ agency }) => ({ value: agency, label: agencyName(agency) }));
  return {
    kind: rowKinds.map((value) => ({ value, label: kindWords(value, t) })), agency: parties, province: [none, ...provinceCodes.map((value) => ({ value, label: provinceWords(value, t) }))],
    commodity: [none, ...Object.entries(commodityNames(t)).map(([value, label]) => ({ value, label }))], unit: [none, ...rowUnits.map((value) => ({ value, label: unitWords(value, t) }))], currency: [none, ...rowCurrencies.map((value) => ({ value, label: value }))],
    lead_agency: [{ value: '', label: t('operations.whoReports') }, ...parties], direction: [none, ...directions.map((value) => ({ value, label: directionWords(value, t) }))],
  };
}

export function cellWords(name: string, t: TFunction): { readonly label: string; readonly hint: string } {
  const words: Partial<Record<string, readonly [string, string]>> = {
    row_id: [t('operations.row'), t('operations.rowHint')], agency: [t('operations.agency'), ''], kind: [t('operations.kind'), ''], occurrence_id: [t('operations.occurrenceId'), ''], date: [t('operations.date'), ''],
    province: [t('operations.province'), ''], person_key: [t('operations.personKey'), t('operations.personKeyHint')], commodity: [t('operations.commodity'), ''], quantity: [t('operations.quantity'), t('operations.quantityHint')], unit: [t('operations.unit'), ''],
    purity: [t('operations.purity'), t('operations.purityHint')], currency: [t('operations.currency'), t('operations.currencyHint')], lead_agency: [t('operations.owner'), ''], assist_agencies: [t('operations.assists'), t('operations.assistsHint')],
    exhibit_no: [t('operations.exhibit'), ''], direction: [t('operations.direction'), ''], note: [t('operations.note'), t('operations.noteHint')],
  };
  const [label = name, hint = ''] = words[name] ?? [];
  return { label, hint };
}
