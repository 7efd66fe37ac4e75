// The answer: how many, what narrows it down, and the table. Only what the answer holds is counted; there is no "and more" (G4).
import { Pagination, Pill } from '@mantine/core';
import { type RefObject, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchAnswer } from '../../../src/http/contract.js';
import { Facets } from './facets.js';
import { ResultsTable } from './results-table.js';
import { pageCount, type SearchAddress } from './search-address.js';

interface Props {
  readonly address: SearchAddress;
  readonly answer: SearchAnswer;
  readonly onAsk: (next: SearchAddress) => void;
  readonly wantsRows: RefObject<boolean>;
}

export function SearchAnswerView({ address, answer, onAsk, wantsRows }: Props) {
  const { t } = useTranslation();
  // After Enter the hands stay on the keyboard: the arrows move in the results at once.
  useEffect(() => {
    if (!wantsRows.current) return;
    wantsRows.current = false;
    document.querySelector<HTMLElement>('.search-results [data-row="0"]')?.focus({ preventScroll: true });
  }, [answer, wantsRows]);
  const pages = pageCount(answer.total);
  const go = (page: number): void => onAsk({ ...address, page });
  const { group: _group, page: _page, ...withoutGroup } = address;
  return (
    <div className="search-answer">
      <Facets address={address} facets={answer.facets} onAsk={onAsk} />
      <section className="search-results" aria-label={t('search.results')}>
        <div className="search-count">
          <h2>{t('search.resultsFor', { q: address.q ?? '' })}</h2>
          <span role="status" className="soft">{t('search.count', { count: answer.total })}</span>
          {address.group !== undefined && <Pill withRemoveButton onRemove={() => onAsk(withoutGroup)} removeButtonProps={{ 'aria-label': t('search.clear') }}>{t('search.groupSet', { group: address.group })}</Pill>}
        </div>
        {answer.results.length === 0 ? (
          <div className="sheet"><p>{t('search.empty')}</p><p className="soft">{t('search.emptyHint')}</p></div>
        ) : (
          <ResultsTable hits={answer.results} address={address} />
        )}
        {pages > 1 && (
          <nav aria-label={t('search.pages')}>
            <Pagination total={pages} value={address.page ?? 1} onChange={go} size="sm" getControlProps={(control) => (control === 'previous' ? { 'aria-label': t('search.previous') } : control === 'next' ? { 'aria-label': t('search.next') } : {})} />
          </nav>
        )}
      </section>
    </div>
  );
}
