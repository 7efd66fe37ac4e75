// Entries as a table; opening one shows its content and its proof.
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordEntry } from '../../../src/http/contract.js';
import { actionWords } from '../../marks/action-words.js';
import { usePurposeWords } from '../../marks/purpose-words.js';
import { agencyOf } from '../../ledger/seal.js';
import { knownHeads } from '../../ledger/seal-store.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatMoment, formatNumber } from '../../words/language.js';
import { OutcomeChip } from './outcome-chip.js';
import { askedWords } from './asked-words.js';

const promptLines = ({ prompts }: RecordEntry): string[] => prompts.map(({ words, answer }) => `${words} ${answer}`);

interface Props {
  readonly label: string;
  readonly entries: readonly RecordEntry[];
  readonly hasActor: boolean;
}

export function RecordTable({ label, entries, hasActor }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const purposeWords = usePurposeWords();
  const columns = useMemo<readonly Column<RecordEntry>[]>(() => {
    const place = (entry: RecordEntry) => ({ agency: agencyOf(entry.origin, knownHeads()), index: entry.index });
    const purpose = (entry: RecordEntry): string => (entry.purpose === null ? '' : purposeWords(entry.purpose));
    const all: readonly (Column<RecordEntry> | undefined)[] = [
      {
        id: 'index', header: t('record.index'), isNumber: true, text: (entry) => entry.index, order: (entry) => Number(entry.index),
        draw: (entry) => <Link to="/ledger/entries/$agency/$index" params={place(entry)} aria-label={t('record.openEntry', { index: formatNumber(BigInt(entry.index)) })}>{formatNumber(BigInt(entry.index))}</Link>,
      },
      { id: 'at', header: t('record.at'), text: (entry) => formatMoment(entry.recordedAt), draw: (entry) => <time dateTime={entry.recordedAt} style={{ whiteSpace: 'nowrap' }}>{formatMoment(entry.recordedAt)}</time> },
      hasActor ? { id: 'actor', header: t('record.actor'), text: (entry) => entry.actor } : undefined,
      { id: 'action', header: t('record.action'), text: (entry) => (entry.breakGlass === null ? actionWords(entry.action, t) : `${actionWords(entry.action, t)} · ${t('glass.watermark')}`) },
      { id: 'asked', header: t('record.asked'), width: '26%', text: (entry) => [askedWords(entry.asked), ...promptLines(entry)].join(' · '), draw: (entry) => <><span className="two-lines code">{askedWords(entry.asked)}</span>{promptLines(entry).map((line) => <div key={line} className="soft">{line}</div>)}</> },
      { id: 'purpose', header: t('record.purpose'), text: purpose },
      { id: 'case', header: t('record.caseRef'), text: (entry) => entry.caseRef ?? '' },
      { id: 'outcome', header: t('record.outcome'), text: (entry) => entry.outcome, draw: (entry) => <OutcomeChip outcome={entry.outcome} /> },
      { id: 'shown', header: t('record.shown'), isNumber: true, text: (entry) => String(entry.shown), order: (entry) => entry.shown, draw: (entry) => formatNumber(entry.shown) },
    ];
    return all.filter((column) => column !== undefined);
  }, [t, purposeWords, hasActor]);
  return (
    <Sheet
      name="record" label={label} columns={columns} rows={entries} rowKey={(entry) => `${entry.origin} ${entry.index}`}
      onOpen={(entry) => void navigate({ to: '/ledger/entries/$agency/$index', params: { agency: agencyOf(entry.origin, knownHeads()), index: entry.index } })}
    />
  );
}
