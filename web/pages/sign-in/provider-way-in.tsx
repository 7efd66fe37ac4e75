// Signing in with one's agency: a link to this node, which leads on to the provider; and what happened when it did not let anyone in.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { askSignOn } from '../../api/sign-on.js';

/** Only words of ours are shown, whatever an address says; a claim's name is shown when it looks like one. */
function troubleWords(search: string, t: TFunction): string | undefined {
  const query = new URLSearchParams(search);
  const claim = /^[A-Za-z0-9_.:/-]{1,80}$/.exec(query.get('claim') ?? '')?.[0] ?? '';
  const words: Partial<Record<string, string>> = {
    unavailable: t('signOn.unavailable'), stale: t('signOn.stale'), not_proven: t('signOn.notProven'), claim: t('signOn.claim', { claim }), taken: t('signOn.taken'), suspended: t('signOn.suspended'),
  };
  return words[query.get('sign-in') ?? ''];
}

export function ProviderWayIn() {
  const { t } = useTranslation();
  const { data } = useQuery(askSignOn());
  const trouble = troubleWords(globalThis.location.search, t);
  if (trouble === undefined && (data === undefined || data.providers.length === 0)) return null;
  return (
    <section className="sheet" aria-label={t('signOn.title')} style={{ maxWidth: 420, display: 'grid', gap: 8 }}>
      {trouble !== undefined && <div className="banner chip-harm" role="alert"><p>{trouble}</p></div>}
      {data?.providers.map(({ id, name }) => <Button key={id} component="a" href={`/api/sign-on/${encodeURIComponent(id)}`}>{t('signOn.with', { name })}</Button>)}
    </section>
  );
}
