// Counts over what the answer may show, and nothing else; choosing one is a new question.
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SearchAnswer } from '../../../src/http/contract.js';
import { formatNumber } from '../../words/language.js';
import type { SearchAddress } from './search-address.js';

interface Props {
  readonly address: SearchAddress;
  readonly facets: SearchAnswer['facets'];
  readonly onAsk: (next: SearchAddress) => void;
}

export function Facets({ address, facets, onAsk }: Props) {
  const { t } = useTranslation();
  const kinds = [['schema', t('search.type')], ['agency', t('search.agency')]] as const;
  const choose = (kind: 'schema' | 'agency', value: string): void => {
    const { page: _page, [kind]: chosen, ...rest } = address;
    onAsk(chosen === value ? rest : { ...rest, [kind]: value });
  };
  if (facets.schema.length === 0 && facets.agency.length === 0) return null;
  return (
    <aside className="facets" aria-label={t('search.facets')}>
      {kinds.map(([kind, title]) => (
        <div key={kind}>
          <h3>{title}</h3>
          <ul>
            {facets[kind].map((facet) => (
              <li key={facet.value}>
                <UnstyledButton className="facet" aria-pressed={address[kind] === facet.value} onClick={() => choose(kind, facet.value)}>
                  <span aria-hidden="true">{address[kind] === facet.value ? '☑' : '☐'}</span>
                  <span className="facet-name">{facet.label}</span>
                  <span className="soft">{formatNumber(facet.count)}</span>
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </aside>
  );
}
