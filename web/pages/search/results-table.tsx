// Results as a table: who, of which type, found by what, from whom, with which warnings, how well matched.
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '../../../src/http/contract.js';
import { askReference } from '../../api/questions.js';
import { NoticeChips } from '../../marks/notice-chips.js';
import { noticeText } from '../../marks/notice.js';
import { SchemaMark, useSchemaLabel } from '../../marks/schema-mark.js';
import { Unknown } from '../../marks/unknown.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatShare } from '../../words/language.js';
import type { SearchAddress } from './search-address.js';

interface Props {
  readonly hits: readonly SearchHit[];
  readonly address: SearchAddress;
}

export function ResultsTable({ hits, address }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const schemaLabel = useSchemaLabel();
  const { data: reference } = useQuery(askReference());
  const { asOf, knownAt } = address;
  const columns = useMemo<readonly Column<SearchHit>[]>(() => {
    const dates = { ...(asOf === undefined ? {} : { asOf }), ...(knownAt === undefined ? {} : { knownAt }) };
    const agencyNames = (hit: SearchHit): string => hit.originators.map((id) => reference?.agencies.find((agency) => agency.id === id)?.name ?? id).join(', ');
    const others = (hit: SearchHit): readonly string[] => hit.names.filter((name) => name !== hit.caption);
    return [
      {
        id: 'name', header: t('search.name'), width: '24%', text: (hit) => hit.caption,
        draw: (hit) => (
          <div style={{ minWidth: 0 }}>
            <Link to="/entities/$id" params={{ id: hit.id }} search={dates} className="result-name any">{hit.caption}</Link>
            {others(hit).length > 0 && <div className="soft result-others">{t('search.alsoKnown', { names: others(hit).slice(0, 4).join(' · ') })}</div>}
          </div>
        ),
      },
      { id: 'type', header: t('search.type'), text: (hit) => schemaLabel(hit.schema), draw: (hit) => <SchemaMark schema={hit.schema} /> },
      { id: 'matched', header: t('search.matched'), width: '26%', text: (hit) => `${hit.matched.propLabel}: ${hit.matched.value}`, draw: (hit) => <span className="two-lines"><span className="soft">{hit.matched.propLabel}</span> <span className="any">{hit.matched.value}</span></span> },
      { id: 'originators', header: t('search.originators'), text: agencyNames },
      { id: 'notices', header: t('search.notices'), text: (hit) => hit.notices.map((code) => noticeText(code, t).short).join(', '), draw: (hit) => (hit.notices.length === 0 ? null : <NoticeChips codes={hit.notices} />) },
      { id: 'last', header: t('search.last'), text: (hit) => hit.lastReportedOn ?? '', draw: (hit) => <span style={{ whiteSpace: 'nowrap' }}>{hit.lastReportedOn ?? <Unknown />}</span> },
      { id: 'score', header: t('search.score'), isNumber: true, text: (hit) => formatShare(hit.score), order: (hit) => -hit.score },
    ];
  }, [t, reference, schemaLabel, asOf, knownAt]);
  return (
    <Sheet
      name="results" label={t('search.results')} columns={columns} rows={hits} rowKey={(hit) => hit.id}
      onOpen={(hit) => void navigate({ to: '/entities/$id', params: { id: hit.id }, search: { ...(asOf === undefined ? {} : { asOf }), ...(knownAt === undefined ? {} : { knownAt }) } })}
    />
  );
}
