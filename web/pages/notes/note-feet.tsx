// The figures of a note at its foot: value, period, source, and what each does not say. They are printed with it.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { NoteDetail } from '../../../src/http/contract.js';

export function NoteFeet({ figures }: Pick<NoteDetail, 'figures'>) {
  const { t } = useTranslation();
  if (figures.length === 0) return null;
  return (
    <section className="sheet note-feet"><h2>{t('notes.figures')}</h2>
      <table className="scan-table"><thead><tr><th scope="col">{t('figures.figure')}</th><th scope="col">{t('figures.value')}</th><th scope="col">{t('figures.period')}</th><th scope="col">{t('figures.source')}</th><th scope="col">{t('figures.doesNotSay')}</th></tr></thead>
        <tbody>{figures.map((one) => (
          <tr key={`${one.ref}@${one.revision}`}>
            <th scope="row">{one.label}<br /><Link to="/figures/$id" params={{ id: one.ref }} className="code any">{one.ref}@{one.revision}</Link></th><td>{one.value}</td><td>{one.period}</td><td>{one.source}</td><td>{one.doesNotSay.join('; ')}</td>
          </tr>
        ))}</tbody>
      </table>
    </section>
  );
}
