// The field and its filters. Suggestions while typing come from the person's own history alone.
import { Autocomplete, Button, Collapse, NativeSelect, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ownSearches } from '../../api/history.js';
import { askReference } from '../../api/questions.js';
import { searchFieldId } from '../../frame/search-field.js';
import { readSearchAddress, type SearchAddress } from './search-address.js';

interface Props {
  readonly address: SearchAddress;
  readonly onAsk: (next: SearchAddress) => void;
  readonly isBusy: boolean;
}

export function SearchForm({ address, onAsk, isBusy }: Props) {
  const { t } = useTranslation();
  const { data: reference } = useQuery(askReference());
  const [q, setQ] = useState(address.q ?? '');
  const [filters, setFilters] = useState<SearchAddress>(address);
  const isNarrowed = Object.entries(address).some(([name]) => name !== 'q' && name !== 'page');
  const [isOpen, { toggle }] = useDisclosure(isNarrowed);
  const set = (name: keyof SearchAddress, value: string): void => setFilters((now) => ({ ...now, [name]: value }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { page: _page, ...rest } = readSearchAddress({ ...filters, q: q.trim() });
    if (rest.q !== undefined) onAsk(rest);
  };
  const schemata = (reference?.schemata ?? []).filter((one) => !one.edge).toSorted((a, b) => a.label.localeCompare(b.label));
  const agencies = reference?.agencies ?? [];
  const days = [['from', t('search.from')], ['to', t('search.to')], ['asOf', t('search.asOf')], ['knownAt', t('search.knownAt')]] as const;

  return (
    <form role="search" onSubmit={submit} className="search-form">
      <div className="search-line">
        <Autocomplete
          id={searchFieldId} label={t('search.field')} className="search-field" autoFocus={address.q === undefined} autoComplete="off" spellCheck={false}
          value={q} onChange={setQ} data={[...ownSearches()].filter((one) => one !== q)} limit={8} selectFirstOptionOnChange={false} openOnFocus={false}
          comboboxProps={{ shadow: 'md' }}
        />
        <Button type="submit" loading={isBusy}>{t('search.run')}</Button>
        <Button variant="default" onClick={toggle} aria-expanded={isOpen} aria-controls="search-filters">{t('search.filters')}</Button>
      </div>
      <Collapse expanded={isOpen} id="search-filters">
        <div className="search-filters">
          <NativeSelect label={t('search.type')} value={filters.schema ?? ''} onChange={(event) => set('schema', event.currentTarget.value)} data={[{ value: '', label: t('search.any') }, ...schemata.map((one) => ({ value: one.name, label: one.label }))]} />
          <NativeSelect label={t('search.agency')} value={filters.agency ?? ''} onChange={(event) => set('agency', event.currentTarget.value)} data={[{ value: '', label: t('search.any') }, ...agencies.map((one) => ({ value: one.id, label: one.name }))]} />
          <TextInput label={t('search.group')} placeholder="agency~id" value={filters.group ?? ''} onChange={(event) => set('group', event.currentTarget.value)} />
          {days.map(([name, label]) => <TextInput key={name} type="date" label={label} value={filters[name] ?? ''} onChange={(event) => set(name, event.currentTarget.value)} />)}
          {isNarrowed && <Button variant="subtle" onClick={() => onAsk(readSearchAddress({ q: q.trim() }))} style={{ alignSelf: 'end' }}>{t('search.clear')}</Button>}
        </div>
      </Collapse>
    </form>
  );
}
