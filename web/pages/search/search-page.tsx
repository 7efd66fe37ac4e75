// Search: one question at a time, asked on Enter and never while typing, each entered in the ledger before its answer shows.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { askSearch } from '../../api/questions.js';
import { noteSearch } from '../../api/history.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { SearchAnswerView } from './search-answer.js';
import { queryOfAddress, type SearchAddress } from './search-address.js';
import { SearchForm } from './search-form.js';

const route = getRouteApi('/search');

export function SearchPage() {
  const { t } = useTranslation();
  const address = route.useSearch();
  const navigate = route.useNavigate();
  const wantsRows = useRef(false);
  const query = queryOfAddress(address);
  const answer = useQuery({ ...askSearch(query ?? { q: '' }), enabled: query !== undefined });
  const ask = (next: SearchAddress): void => {
    if (next.q !== undefined) noteSearch(next.q);
    wantsRows.current = true;
    void navigate({ search: next });
  };
  return (
    <>
      <PageHead title={t('search.title')} takesFocus={query === undefined} />
      <SearchForm key={JSON.stringify(address)} address={address} onAsk={ask} isBusy={answer.isFetching} />
      {/* Offered with every search alike: it says nothing of what was found, or was not. */}
      {query !== undefined && <p><Link to="/requests" search={{ about: query.q }}>{t('requests.title')}</Link></p>}
      {query === undefined && <div className="sheet soft"><p>{t('search.start')}</p><p>{t('search.tips')}</p></div>}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {query !== undefined && answer.isPending && <Waiting lines={10} />}
      {query !== undefined && answer.isSuccess && <SearchAnswerView address={address} answer={answer.data} onAsk={ask} wantsRows={wantsRows} />}
    </>
  );
}
