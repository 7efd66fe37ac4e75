// Feuds and alliances: drawn around the group, and as the table that says the same.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AppraisedGroupAnswer, MatrixLine } from '../../../src/http/contract.js';

const [width, height, reach] = [560, 360, 130] as const;
/** More would lie on each other; the table has them all. */
const mostDrawn = 12;

interface Props {
  readonly group: AppraisedGroupAnswer['group'];
  readonly rows: readonly MatrixLine[];
}

function kindOf({ cell }: MatrixLine): string {
  return cell.state === 'known' && ['feud', 'alliance', 'supplies'].includes(cell.value ?? '') ? (cell.value ?? '') : 'unknown';
}

const short = (name: string): string => (name.length > 24 ? `${name.slice(0, 23)}…` : name);

export function Ties({ group, rows }: Props) {
  const { t } = useTranslation();
  const drawn = rows.filter(({ cell }) => cell.value !== 'none-found').slice(0, mostDrawn);
  return (
    <section className="sheet" style={{ display: 'grid', gap: 8 }}><h2>{t('assessment.ties')}</h2>
      {rows.length === 0 && <p className="cell-unknown"><span>{t('assessment.tiesNobody')}</span></p>}
      {drawn.length > 0 && (
        <svg className="ties" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          {drawn.map((row, at) => {
            const angle = (2 * Math.PI * at) / drawn.length - Math.PI / 2;
            const [x, y] = [width / 2 + Math.cos(angle) * reach * 1.4, height / 2 + Math.sin(angle) * reach];
            return <g key={row.subject}><line x1={width / 2} y1={height / 2} x2={x} y2={y} className={`tie-${kindOf(row)}`} /><circle cx={x} cy={y} r="6" fill="currentColor" /><text x={x} y={y + (Math.sin(angle) < 0 ? -12 : 22)} textAnchor="middle">{short(row.subjectLabel)}</text></g>;
          })}
          <circle cx={width / 2} cy={height / 2} r="9" fill="var(--mantine-primary-color-filled)" /><text x={width / 2} y={height / 2 + 26} textAnchor="middle" fontWeight="600">{short(group.name)}</text>
        </svg>
      )}
      {rows.length > 0 && <table className="scan-table"><tbody>{rows.map((row) => (
        <tr key={row.subject}><th scope="row" className="any"><Link to="/assessment/groups/$id" params={{ id: row.subject }} search={{}}>{row.subjectLabel}</Link></th>
          <td className={row.cell.state === 'conflict' ? 'cell-conflict' : row.cell.state === 'known' ? '' : 'cell-unknown'}><span>{row.cell.valueLabel}{row.cell.state === 'conflict' && `: ${row.cell.given.join(' / ')}`}</span></td></tr>
      ))}</tbody></table>}
    </section>
  );
}
