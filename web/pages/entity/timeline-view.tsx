// The timeline and its table: the same dated statements, once to look at and once to read.
import { useElementSize } from '@mantine/hooks';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityView, StatementView } from '../../../src/http/contract.js';
import { TimelineDrawing } from './timeline-drawing.js';
import { timeMarks } from './timeline.js';
import { StatementsTable } from './statements-table.js';

export function TimelineView({ entity }: { readonly entity: EntityView }) {
  const { t } = useTranslation();
  const { ref, width } = useElementSize();
  const marks = useMemo(() => timeMarks(entity.statements, Date.now()), [entity.statements]);
  const dated = useMemo(() => {
    const byId = new Map(entity.statements.map((one) => [one.id, one]));
    return { reports: entity.reports, statements: marks.map((mark) => byId.get(mark.id)).filter((one): one is StatementView => one !== undefined) };
  }, [entity, marks]);
  if (marks.length === 0) return <p className="sheet">{t('time.none')}</p>;
  return (
    <section aria-label={t('time.title')} style={{ display: 'grid', gap: 16 }}>
      <div className="sheet">
        <div ref={ref}>{width > 0 && <TimelineDrawing marks={marks} width={width} />}</div>
        <div className="time-key soft" aria-hidden="true">
          <span><svg width="14" height="12"><circle cx="7" cy="6" r="4.5" className="time-solid" /></svg> {t('time.precise')}</span>
          <span><svg width="26" height="12"><rect x="1" y="2" width="24" height="8" className="time-part" /></svg> {t('time.imprecise')}</span>
          <span><svg width="26" height="12"><rect x="1" y="2" width="24" height="8" className="time-solid" /></svg> {t('time.range')}</span>
          <span><svg width="26" height="12"><rect x="1" y="2" width="14" height="8" className="time-solid" /><rect x="15" y="2" width="10" height="8" className="time-part" /></svg> {t('time.openEnd')}</span>
        </div>
      </div>
      <StatementsTable entity={dated} />
    </section>
  );
}
