// Witnesses by log, as the node sees them; whether their signatures hold is checked on the page of each log.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedgerStateAnswer, WitnessView } from '../../../../src/http/contract.js';
import { Unknown } from '../../../marks/unknown.js';
import { VerdictMark } from '../../../marks/verdict-mark.js';
import type { Column } from '../../../table/column.js';
import { Sheet } from '../../../table/sheet.js';
import { formatNumber } from '../../../words/language.js';
import { ageWords } from './age.js';

type Row = WitnessView['logs'][number] & { readonly name: string; readonly key: string; readonly lag: number | undefined };
const order = { disagrees: 0, unreachable: 1, behind: 2, ok: 3 } as const;
const outcome = { ok: 'holds', behind: 'open', unreachable: 'open', disagrees: 'fails' } as const;

export function WitnessesTable({ state }: { readonly state: LedgerStateAnswer }) {
  const { t } = useTranslation();
  const nowMs = Date.parse(state.at);
  const rows = useMemo<readonly Row[]>(() => state.witnesses.flatMap(({ name, key, logs }) => logs.map((log) => {
    const size = state.logs.find((one) => one.agency === log.agency)?.size;
    return { ...log, name, key, lag: size === undefined || log.size === null ? undefined : Math.max(0, Number(size) - Number(log.size)) };
  })).toSorted((left, right) => order[left.state] - order[right.state]), [state]);
  const columns = useMemo<readonly Column<Row>[]>(() => {
    const words = { ok: t('witness.ok'), behind: t('witness.behind'), unreachable: t('witness.unreachable'), disagrees: t('witness.disagrees') };
    const age = (row: Row): string => (row.at === null ? t('witness.never') : ageWords(Date.parse(row.at), nowMs, t));
    return [
      { id: 'name', header: t('witness.name'), text: (row) => row.name, draw: (row) => <span className="any" title={row.key}>{row.name}</span> },
      { id: 'log', header: t('witness.log'), text: (row) => row.agency },
      { id: 'state', header: t('witness.state'), text: (row) => words[row.state], draw: (row) => <VerdictMark outcome={outcome[row.state]} words={words[row.state]} /> },
      { id: 'size', header: t('witness.size'), isNumber: true, text: (row) => row.size ?? '', order: (row) => Number(row.size ?? -1), draw: (row) => (row.size === null ? <Unknown /> : formatNumber(BigInt(row.size))) },
      { id: 'lag', header: t('witness.lag'), isNumber: true, text: (row) => String(row.lag ?? ''), order: (row) => row.lag ?? -1, draw: (row) => (row.lag === undefined ? <Unknown /> : formatNumber(row.lag)) },
      { id: 'age', header: t('witness.age'), text: age, order: (row) => -Date.parse(row.at ?? '1970-01-01') },
    ];
  }, [t, nowMs]);
  return (
    <section className="sheet block" aria-label={t('witness.title')}>
      <h2>{t('witness.title')}</h2>
      <p className="soft">{t('witness.hint')}</p>
      {state.witnesses.length === 0 && <div className="banner chip-warn" role="note"><p>{t('witness.none')}</p></div>}
      {rows.length > 0 && <Sheet name="witnesses" label={t('witness.title')} columns={columns} rows={rows} rowKey={(row) => `${row.key} ${row.agency}`} />}
    </section>
  );
}
