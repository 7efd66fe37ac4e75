// The statements of one report, by the entity that they are about.
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportRef, StatementView } from '../../../src/http/contract.js';
import { Day } from '../../marks/day.js';
import { LabelChip } from '../../marks/label-chip.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { Provenance } from '../entity/provenance.js';
import { Span } from '../entity/span.js';
import { spanWords, valueWords } from '../entity/statement-words.js';
import { Value } from '../entity/value.js';

interface Props {
  readonly report: ReportRef;
  readonly statements: readonly StatementView[];
}

export function ReportStatementsTable({ report, statements }: Props) {
  const { t } = useTranslation();
  const columns = useMemo<readonly Column<StatementView>[]>(() => {
    const names = new Map(statements.filter((one) => one.type === 'name').toReversed().map((one) => [one.entity, one.value]));
    const name = (one: StatementView): string => names.get(one.entity) ?? one.entity;
    return [
      { id: 'about', header: t('report.about'), text: name, draw: (one) => <Link to="/entities/$id" params={{ id: one.entity }} className="any">{name(one)}</Link>, width: '24%' },
      { id: 'property', header: t('entity.property'), text: (one) => one.propLabel },
      { id: 'value', header: t('entity.value'), text: valueWords, draw: (one) => <Value statement={one} />, width: '30%' },
      { id: 'label', header: t('entity.label'), text: (one) => one.label.text, draw: (one) => <LabelChip label={one.label} /> },
      { id: 'valid', header: t('entity.valid'), text: (one) => spanWords(one, t), draw: (one) => <Span validFrom={one.validFrom} validTo={one.validTo} /> },
      { id: 'recorded', header: t('entity.recorded'), text: (one) => one.recordedOn, draw: (one) => <Day date={one.recordedOn} /> },
    ];
  }, [t, statements]);
  if (statements.length === 0) return <p className="sheet">{t('entity.noStatements')}</p>;
  return <Sheet name="report statements" label={t('report.statements')} columns={columns} rows={statements} rowKey={(one) => one.id} provenance={(one) => <Provenance statement={one} report={report} />} />;
}
