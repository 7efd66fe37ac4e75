// How far a group got into public bodies, by sector and way in: an attempt is not access. What nobody knows is hatched, and what was looked for and not found is said.
import { useTranslation } from 'react-i18next';
import type { MatrixLine } from '../../../src/http/contract.js';

const rungs = ['intent-suspected', 'attempt', 'access', 'influence', 'significant-influence'] as const;

export function Ladder({ rows }: { readonly rows: readonly MatrixLine[] }) {
  const { t } = useTranslation();
  return (
    <section className="sheet" style={{ display: 'grid', gap: 8 }}><h2>{t('assessment.ladder')}</h2>
      {rows.length === 0 ? <p className="cell-unknown"><span>{t('assessment.ladderNobody')}</span></p> : (
        <div className="matrix-scroll" tabIndex={0} role="group" aria-label={t('assessment.ladder')}><table className="matrix"><tbody>{rows.map(({ subject, subjectLabel, cell }) => {
          const reached = rungs.indexOf((cell.value ?? '') as (typeof rungs)[number]);
          const isOpen = cell.state !== 'known';
          return (
            <tr key={subject}><th scope="row">{subjectLabel}</th>
              <td style={{ whiteSpace: 'nowrap' }} aria-hidden="true">{rungs.map((rung, at) => <span key={rung} className={`rung ${isOpen ? 'rung-unknown' : at <= reached ? 'rung-reached' : ''}`} />)}</td>
              <td className={cell.state === 'conflict' ? 'cell-conflict' : isOpen ? 'cell-unknown' : ''}><span>{cell.valueLabel}{cell.state === 'conflict' && `: ${cell.given.join(' / ')}`}</span></td>
            </tr>
          );
        })}</tbody></table></div>
      )}
      <p className="soft">{t('assessment.ladderHint')}</p>
    </section>
  );
}
