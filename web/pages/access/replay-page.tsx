// Past decisions of one's own agency, made again: the same, another, or why it cannot be told.
import { Button, TextInput } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReplayedLine, ReplayOutcome } from '../../../src/http/contract.js';
import { actionWords } from '../../marks/action-words.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatMoment, formatNumber } from '../../words/language.js';
import { decisionWords, reasonWords } from './decision-words.js';
import { useWork } from './use-work.js';
import { WorkBar } from './work-bar.js';

const route = getRouteApi('/access/replay');

export function ReplayPage() {
  const { t } = useTranslation();
  const [entry, setEntry] = useState(route.useSearch().entry ?? '');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const work = useWork<ReplayOutcome>();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const typed = { entry: entry.trim(), from: from.trim(), to: to.trim() };
    void work.start('/api/access/replays', Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== '')));
  };
  return (
    <>
      <PageHead title={t('access.replayTitle')} above={<Link to="/access">{t('access.rail')}</Link>} below={<span className="soft">{t('access.replayHint')}</span>} />
      <form onSubmit={submit} className="sheet inline" style={{ marginBottom: 12 }}>
        <TextInput label={t('access.entry')} placeholder={t('access.entryAll')} value={entry} onChange={(event) => setEntry(event.currentTarget.value)} maxLength={220} />
        <TextInput type="date" label={t('access.from')} value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
        <TextInput type="date" label={t('access.to')} value={to} onChange={(event) => setTo(event.currentTarget.value)} />
        <Button type="submit" disabled={work.share !== undefined}>{t('access.replaySend')}</Button>
      </form>
      {work.share !== undefined && <WorkBar share={work.share} words={t('access.replaying')} onStop={work.stop} />}
      {work.error !== undefined && <Trouble error={work.error} />}
      {work.outcome !== undefined && <Replayed outcome={work.outcome} />}
    </>
  );
}

function Replayed({ outcome }: { readonly outcome: ReplayOutcome }) {
  const { t } = useTranslation();
  const columns = useMemo<readonly Column<ReplayedLine>[]>(() => [
    { id: 'entry', header: t('access.entry'), text: (line) => line.entry },
    { id: 'at', header: t('record.at'), text: (line) => formatMoment(line.recordedAt) },
    { id: 'action', header: t('record.action'), text: (line) => actionWords(line.action, t) },
    { id: 'verdict', header: t('access.verdict'), text: (line) => (line.reason === null ? t('access.same') : reasonWords(line.reason, t)) },
    { id: 'was', header: t('access.was'), text: (line) => decisionWords(line.was, t) },
    { id: 'now', header: t('access.now'), text: (line) => decisionWords(line.now, t) },
  ], [t]);
  return (
    <section className="block" aria-label={t('access.replayTitle')}>
      <p className={`banner ${outcome.differs + outcome.cannot === 0 ? 'chip-accent' : 'chip-warn'}`} role="status">
        {t('access.replayFound', { entries: formatNumber(outcome.entries), same: formatNumber(outcome.same), differs: formatNumber(outcome.differs), cannot: formatNumber(outcome.cannot) })}
      </p>
      {outcome.lines.length > 0 && <Sheet name="replayed" label={t('access.replayTitle')} columns={columns} rows={outcome.lines} rowKey={(line) => line.entry} />}
    </section>
  );
}
