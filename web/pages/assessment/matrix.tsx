// Indicators by bureaus, and by earlier cycles: unknown and unjudged are hatched, a conflict is split and names what differs. Each judgement opens to its source.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AppraisalView, AppraisedGroupAnswer, CellView, MatrixLine } from '../../../src/http/contract.js';
import { askCellHistory } from '../../api/assessment-questions.js';
import { Day } from '../../marks/day.js';
import { LabelChip } from '../../marks/label-chip.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { formatMoment } from '../../words/language.js';

interface Props {
  readonly answer: AppraisedGroupAnswer;
  readonly rows: readonly MatrixLine[];
  readonly title: string;
}

/** So many earlier cycles beside this one; the others open by their own page. */
const mostEarlier = 9;

export function Matrix({ answer, rows, title }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string>();
  const earlier = answer.cycles.filter(({ id }) => rows[0]?.earlier.some((one) => one.cycle === id)).slice(0, mostEarlier);
  if (rows.length === 0) return null;
  return (
    <section className="sheet" style={{ display: 'grid', gap: 8 }}><h2>{title}</h2>
      <div className="matrix-scroll" tabIndex={0} role="group" aria-label={title}><table className="matrix">
        <thead><tr><th scope="col">{t('assessment.indicator')}</th><th scope="col">{t('assessment.together')}</th>
          {answer.judges.map((one) => <th key={one.agency} scope="col">{one.agencyName}{one.isCentre ? ` · ${t('assessment.centreShort')}` : one.provinces.length > 0 ? ` · ${one.provinces.join(', ')}` : ''}</th>)}
          {earlier.map((one) => <th key={one.id} scope="col">{one.name}</th>)}</tr></thead>
        <tbody>{rows.map((row) => {
          const key = `${row.indicator} ${row.subject}`;
          return [
            <tr key={key}>
              <th scope="row" title={row.definition}><button type="button" className="plain-button" aria-expanded={open === key} onClick={() => setOpen(open === key ? undefined : key)}>{row.label}{row.subjectLabel !== '' && ` · ${row.subjectLabel}`}</button></th>
              <CellBox cell={row.cell} />
              {answer.judges.map(({ agency }) => <Voice key={agency} voice={row.voices.find((one) => one.agency === agency)} />)}
              {earlier.map(({ id }) => <CellBox key={id} cell={row.earlier.find((one) => one.cycle === id)?.cell} />)}
            </tr>,
            open === key && <tr key={`${key} more`}><td colSpan={2 + answer.judges.length + earlier.length}><History answer={answer} row={row} /></td></tr>,
          ];
        })}</tbody>
      </table></div>
    </section>
  );
}

function CellBox({ cell }: { readonly cell: CellView | undefined }) {
  const { t } = useTranslation();
  if (cell === undefined || cell.state === 'unjudged' || cell.state === 'unknown') return <td className="cell-unknown"><span>{cell?.valueLabel ?? t('assessment.nobody')}</span></td>;
  if (cell.state === 'conflict') return <td className="cell-conflict"><strong>{cell.valueLabel}</strong>: {cell.given.join(' / ')}</td>;
  return <td><strong>{cell.valueLabel}</strong>{cell.reconciled && <div className="soft">{t('assessment.decided', { given: cell.given.join(' / ') })}</div>}</td>;
}

function Voice({ voice }: { readonly voice: AppraisalView | undefined }) {
  const { t } = useTranslation();
  const sure = { low: t('assessment.confidenceLow'), moderate: t('assessment.confidenceModerate'), high: t('assessment.confidenceHigh') } as const;
  if (voice === undefined) return <td className="cell-unknown"><span>{t('assessment.nothingSaid')}</span></td>;
  if (voice.value === 'unknown') return <td className="cell-unknown"><span>{voice.valueLabel}</span></td>;
  return <td>{voice.valueLabel}{voice.confidence !== null && <div className="soft">{sure[voice.confidence as keyof typeof sure]}</div>}</td>;
}

/** What each said, on what, and what they said before. */
function History({ answer, row }: { readonly answer: AppraisedGroupAnswer; readonly row: MatrixLine }) {
  const { t } = useTranslation();
  const found = useQuery(askCellHistory(answer.group.id, { cycle: answer.cycle.id, indicator: row.indicator, ...(row.subject !== '' && { subject: row.subject }) }));
  const reports = new Map(row.voices.map((one) => [one.id, one.evidence]));
  if (found.isPending) return <Waiting lines={2} />;
  if (found.isError) return <Trouble error={found.error} onAgain={() => void found.refetch()} />;
  if (found.data.history.length === 0) return <p>{row.definition} · {t('assessment.nobody')}</p>;
  return (
    <div style={{ display: 'grid', gap: 8 }}>
      <p>{row.definition}</p>
      <ul>{found.data.history.map((one) => (
        <li key={one.id}>
          <strong>{one.agencyName}: {one.valueLabel}</strong> · <Day date={one.judgedOn} /> · {one.source} <LabelChip label={one.label} />
          {one.criterion !== null && <div>{t('assessment.criterion')}: {one.criterion}</div>}
          {one.note !== null && <div>{one.note}</div>}
          {one.isRevision && <div className="soft">{t('assessment.revised', { at: formatMoment(one.enteredAt) })} {one.why ?? ''}</div>}
          {(reports.get(one.id) ?? []).map((report) => <div key={report}><Link to="/reports/$id" params={{ id: report }}>{report}</Link></div>)}
        </li>
      ))}</ul>
    </div>
  );
}
