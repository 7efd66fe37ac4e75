// One entry in the list: number, time, leaf hash, month of its key; what does not fit the root says so in its place.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { toHex } from '../../../ledger/bytes.js';
import type { PublishedLog } from '../../../ledger/published-log.js';
import { readEntry } from '../../../ledger/receipt.js';
import { tileHashes } from '../../../ledger/tile.js';
import { VerdictMark } from '../../../marks/verdict-mark.js';
import { formatMoment, formatNumber } from '../../../words/language.js';
import type { Bundle } from './use-entries.js';

interface Props {
  readonly log: PublishedLog;
  readonly index: number;
  readonly row: number;
  readonly top: number;
  readonly height: number;
  readonly isMarked: boolean;
  readonly bundle: Bundle | undefined;
  readonly onMark: (row: number) => void;
  readonly onOpen: (index: number) => void;
}

export function EntryRow({ log, index, row, top, height, isMarked, bundle, onMark, onOpen }: Props) {
  const { t } = useTranslation();
  const entry = typeof bundle === 'object' ? bundle[index % tileHashes] : undefined;
  const fields = entry === undefined ? undefined : readEntry(entry.bytes);
  const isOurs = fields !== undefined && fields.origin === log.origin;
  const fault = bundle === 'wrong' ? t('leaves.wrong') : bundle === 'missing' ? t('leaves.missing') : entry !== undefined && !isOurs ? t('leaves.malformed') : undefined;
  const hex = entry === undefined ? '' : toHex(entry.leafHash);
  return (
    <div
      role="row" className="leaves-row" data-row={row} aria-rowindex={row + 2} tabIndex={isMarked ? 0 : -1} style={{ height, transform: `translateY(${top}px)` }}
      onFocus={() => onMark(row)} onClick={(event) => (event.target instanceof Element && event.target.closest('a') !== null ? undefined : onOpen(index))}
    >
      <span role="cell" className="leaves-number"><Link to="/ledger/logs/$agency/$index" params={{ agency: log.agency, index: String(index) }} tabIndex={-1} aria-label={t('leaves.open', { index: formatNumber(index) })}>{formatNumber(index)}</Link></span>
      <span role="cell" className="unbroken">{fault !== undefined ? <VerdictMark outcome={bundle === 'missing' ? 'open' : 'fails'} words={fault} /> : fields === undefined ? <span className="soft">{t('leaves.loading')}</span> : <time dateTime={new Date(fields.recordedAtMs).toISOString()}>{formatMoment(new Date(fields.recordedAtMs).toISOString())}</time>}</span>
      <span role="cell" className="code clip" title={hex}>{hex}</span>
      <span role="cell" className="unbroken">{fields?.month ?? ''}</span>
    </div>
  );
}
