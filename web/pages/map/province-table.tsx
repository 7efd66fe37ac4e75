// The map as a table, for whoever does not see it: each province with its state and its figure.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ProvincesAnswer } from '../../../src/http/contract.js';
import { Unknown } from '../../marks/unknown.js';
import { stateWords } from './state-words.js';

export function ProvinceTable({ answer }: { readonly answer: ProvincesAnswer }) {
  const { t } = useTranslation();
  return (
    <section className="sheet" style={{ overflowX: 'auto' }}>
      <table className="scan-table"><caption>{t('map.table')}</caption><thead><tr><th scope="col">{t('map.province')}</th><th scope="col">{t('figures.value')}</th><th scope="col">{t('map.state')}</th></tr></thead>
        <tbody>{answer.provinces.map((one) => (
          <tr key={one.province}><th scope="row">{one.name}</th><td>{one.state === 'unknown' || one.state === 'not_stated' ? <Unknown /> : one.figure === null ? one.value : <Link to="/figures/$id" params={{ id: one.figure }}>{one.value}</Link>}</td><td>{stateWords(one.state, t)}</td></tr>
        ))}</tbody>
      </table>
    </section>
  );
}
