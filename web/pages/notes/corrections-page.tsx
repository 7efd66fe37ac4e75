// The correction log: what was released and then written anew, and released notes whose figures were corrected since.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { askCorrections } from '../../api/note-questions.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { formatDay } from '../../words/language.js';
import '../watch/watch.css';

export function CorrectionsPage() {
  const { t } = useTranslation();
  const answer = useQuery(askCorrections());
  const found = answer.data?.corrections ?? [];
  return (
    <>
      <PageHead title={t('notes.corrections')} above={<Link to="/notes">{t('notes.back')}</Link>} below={<span className="soft">{t('notes.correctionsHint')}</span>} />
      {answer.isPending && <Waiting lines={6} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.data !== undefined && found.length === 0 && <p className="sheet">{t('notes.noCorrections')}</p>}
      {found.length > 0 && (
        <div className="sheet" style={{ overflowX: 'auto' }}>
          <table className="scan-table"><thead><tr><th scope="col">{t('notes.at')}</th><th scope="col">{t('notes.note')}</th><th scope="col">{t('notes.whatChanged')}</th><th scope="col">{t('figures.why')}</th><th scope="col">{t('notes.released')}</th></tr></thead>
            <tbody>{found.map((one) => (
              <tr key={`${one.note} ${one.kind} ${one.figure ?? ''} ${one.to}`}>
                <td>{formatDay(one.at)}</td><th scope="row"><Link to="/notes/$id" params={{ id: one.note }} search={one.kind === 'note' ? { revision: one.to } : {}}>{one.title}</Link></th>
                <td>{one.kind === 'note' ? t('notes.rewritten', { from: one.from, to: one.to }) : <>{t('notes.figureCorrected', { from: one.from, to: one.to })} <Link to="/figures/$id" params={{ id: one.figure ?? '' }} className="code any">{one.figure}</Link></>}</td>
                <td className="any">{one.why ?? t('notes.noReason')}</td><td>{one.kind === 'figure' ? '' : one.releasedAt === null ? t('figures.notYet') : formatDay(one.releasedAt)}</td>
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
    </>
  );
}
