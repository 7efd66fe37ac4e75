// The live examiner on the Watch page: whether it is on, how far it is, and which systems it hears (G11: what is off, or silent, must be seen).
import type { TFunction } from 'i18next';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveAnswer, LogSource } from '../../../src/http/contract.js';
import { askLive, askLogSources } from '../../api/live-questions.js';
import { Trouble } from '../../marks/trouble.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatMoment, formatNumber } from '../../words/language.js';

export function LivePart() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const answer = useQuery(askLive());
  if (answer.isError) return <Trouble error={answer.error} onAgain={() => void answer.refetch()} />;
  if (answer.data === undefined) return null;
  const { isOn, mayStart } = answer.data;
  return (
    <section className="block">
      <h2>{t('live.title')} <span className={`chip ${isOn ? 'chip-accent chip-round' : 'chip-warn chip-notched'}`}>{isOn ? t('live.on') : t('live.off')}</span></h2>
      <p className="soft">{sinceWords(answer.data, t)}</p>
      {isOn && <Lanes answer={answer.data} />}
      {mayStart && <p><Button variant={isOn ? 'default' : 'filled'} onClick={() => void navigate({ to: '/watch/live' })}>{isOn ? t('live.turnOff') : t('live.turnOn')}</Button></p>}
      <Sources />
    </section>
  );
}

function sinceWords({ isOn, startedBy, startedAt, endedAt, endedBy, endedWhy }: LiveAnswer, t: TFunction): string {
  if (startedAt === null) return t('live.never');
  if (isOn) return t('live.onSince', { who: startedBy ?? '', when: formatMoment(startedAt) });
  const when = endedAt === null ? '' : formatMoment(endedAt);
  return endedWhy === 'rights_ended' ? t('live.rightsEnded', { who: startedBy ?? '', when }) : t('live.offSince', { who: endedBy ?? '', when });
}

function Lanes({ answer }: { readonly answer: LiveAnswer }) {
  const { t } = useTranslation();
  const seconds = (ms: number): string => t('live.seconds', { count: Math.round(ms / 1000) });
  return (
    <>
      {answer.lanes.map((lane) => (
        <dl key={lane.name} className="facts sheet" style={{ marginBottom: 12 }}>
          <dt>{t('live.stream')}</dt><dd>{lane.name === 'node' ? t('live.node') : t('live.systems')}</dd>
          <dt>{t('live.lookUps')}</dt><dd>{formatNumber(lane.lookUps)}{lane.quarantined > 0 && ` · ${t('live.quarantined')} ${formatNumber(lane.quarantined)}`}</dd>
          <dt>{t('live.lastPass')}</dt><dd>{lane.lastPassAt === null ? t('live.noPass') : `${formatMoment(lane.lastPassAt)} · ${t('live.took')} ${seconds(lane.lastPassMs)}`}</dd>
          {lane.completePassAt !== null && lane.completePassAt !== lane.lastPassAt && <><dt>{t('live.completePass')}</dt><dd>{`${formatMoment(lane.completePassAt)} · ${t('live.took')} ${seconds(lane.completePassMs)}`}</dd></>}
          {lane.lastDelayMs !== null && <><dt>{t('live.lastDelay')}</dt><dd>{seconds(lane.lastDelayMs)}</dd></>}
          {lane.problem !== null && <><dt>{t('live.problem')}</dt><dd className="any">{lane.problem}</dd></>}
        </dl>
      ))}
    </>
  );
}

function Sources() {
  const { t } = useTranslation();
  const answer = useQuery(askLogSources());
  const columns = useMemo<readonly Column<LogSource>[]>(() => {
    const kinds: Readonly<Record<string, string>> = { folder: t('live.folder'), syslog: t('live.syslog'), http: t('live.http') };
    const stateOf = (row: LogSource): string => (row.silentSince !== null ? t('live.silent', { when: formatMoment(row.silentSince) }) : row.isHeard ? t('live.heard') : t('live.notHeard'));
    const count = (id: 'rows' | 'sentAgain' | 'conflicting' | 'quarantined', header: string): Column<LogSource> => ({ id, header, text: (row) => formatNumber(row[id]) });
    return [
      { id: 'name', header: t('live.name'), text: (row) => row.name, draw: (row) => <span className="any">{row.name}</span> },
      { id: 'kind', header: t('live.kind'), text: (row) => kinds[row.kind] ?? row.kind },
      { id: 'state', header: t('live.state'), text: stateOf, draw: (row) => <span className={`chip ${row.silentSince !== null ? 'chip-harm chip-notched' : row.isHeard ? 'chip-plain' : 'chip-warn chip-notched'}`}>{stateOf(row)}</span> },
      { id: 'last', header: t('live.lastEntry'), text: (row) => (row.lastEntryAt === null ? '' : formatMoment(row.lastEntryAt)) },
      count('rows', t('live.rows')), count('sentAgain', t('live.sentAgain')), { ...count('conflicting', t('live.conflicting')), draw: (row) => <span title={t('live.conflictingHint')}>{formatNumber(row.conflicting)}</span> }, count('quarantined', t('live.quarantined')),
      { id: 'problem', header: t('live.problem'), text: (row) => row.problem ?? '', draw: (row) => <span className="any">{row.problem ?? ''}</span> },
    ];
  }, [t]);
  if (answer.isError) return <Trouble error={answer.error} onAgain={() => void answer.refetch()} />;
  if (answer.data === undefined) return null;
  return (
    <>
      <h3>{t('live.sources')}</h3>
      {answer.data.sources.length === 0 ? <p className="soft">{t('live.noSources')}</p> : <Sheet name="log-sources" label={t('live.sources')} columns={columns} rows={answer.data.sources} rowKey={(row) => row.id} />}
    </>
  );
}
