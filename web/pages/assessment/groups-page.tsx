// The groups of a cycle that the reader may see, highest level first; how much of each is known stands beside its level.
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupLine } from '../../../src/http/contract.js';
import { askGroups } from '../../api/assessment-questions.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Unknown } from '../../marks/unknown.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatNumber } from '../../words/language.js';
import './assessment.css';

export function AssessedGroupsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { cycle } = useParams({ from: '/assessment/cycles/$cycle/groups' });
  const { level, after } = useSearch({ from: '/assessment/cycles/$cycle/groups' });
  const answer = useQuery(askGroups(cycle, { ...(level !== undefined && { level }), ...(after !== undefined && { after }) }));
  const columns = useMemo<readonly Column<GroupLine>[]>(() => {
    const drawn = (code: string, label: string) => (code === 'unknown' ? <Unknown /> : code === 'conflict' ? <span className="chip chip-plain cell-conflict">{label}</span> : <span>{label}</span>);
    return [
      { id: 'name', header: t('assessment.group'), width: '34%', text: (row) => row.name, draw: (row) => <span className="any">{row.name}</span> },
      { id: 'level', header: t('assessment.level'), text: (row) => row.levelLabel, draw: (row) => (row.level === 'unrated' ? <span className="chip chip-plain chip-hatched">{row.levelLabel}</span> : drawn(row.level, row.levelLabel)) },
      { id: 'scope', header: t('assessment.scope'), text: (row) => row.scopeLabel, draw: (row) => drawn(row.scope, row.scopeLabel) },
      { id: 'entrenched', header: t('assessment.entrenchedShort'), text: (row) => row.entrenchedLabel, draw: (row) => drawn(row.entrenched, row.entrenchedLabel) },
      { id: 'known', header: t('assessment.known'), isNumber: true, text: (row) => t('assessment.knownOf', { known: row.known, of: row.of }), order: (row) => row.known },
      { id: 'conflicts', header: t('assessment.conflicts'), isNumber: true, text: (row) => String(row.conflicts), order: (row) => row.conflicts },
    ];
  }, [t]);
  const levels = [['', t('assessment.allLevels')], ['high', t('assessment.high')], ['conflict', t('assessment.conflict')], ['medium', t('assessment.medium')], ['low', t('assessment.low')], ['unrated', t('assessment.unrated')]] as const;
  const last = answer.data?.groups.at(-1)?.id;
  return (
    <>
      <PageHead title={t('assessment.groups')} above={<Link to="/assessment" search={{ cycle }}>{t('assessment.back')}</Link>} below={<span className="soft">{t('assessment.groupsHint')}</span>} />
      <NativeSelect label={t('assessment.level')} value={level ?? ''} onChange={(event) => void navigate({ to: '/assessment/cycles/$cycle/groups', params: { cycle }, search: event.currentTarget.value === '' ? {} : { level: event.currentTarget.value } })} data={levels.map(([value, label]) => ({ value, label }))} mb={12} maw={280} />
      {answer.isPending && <Waiting lines={8} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.data !== undefined && answer.data.groups.length === 0 && <p className="sheet">{t('assessment.noGroups')}</p>}
      {answer.data !== undefined && answer.data.groups.length > 0 && (
        <>
          <p>{t('assessment.total', { total: formatNumber(answer.data.total) })}</p>
          <Sheet name="assessed-groups" label={t('assessment.groups')} columns={columns} rows={answer.data.groups} rowKey={(row) => row.id} onOpen={(row) => void navigate({ to: '/assessment/groups/$id', params: { id: row.id }, search: { cycle } })} />
          <p className="acts">
            {after !== undefined && <Link to="/assessment/cycles/$cycle/groups" params={{ cycle }} search={level === undefined ? {} : { level }}>{t('assessment.first')}</Link>}
            {answer.data.more && last !== undefined && <Link to="/assessment/cycles/$cycle/groups" params={{ cycle }} search={{ ...(level !== undefined && { level }), after: last }}>{t('assessment.next')}</Link>}
          </p>
        </>
      )}
    </>
  );
}
