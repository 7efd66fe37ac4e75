// Months whose payload key was destroyed: known, none, or not known; three different things.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedgerStateAnswer } from '../../../../src/http/contract.js';
import { Unknown } from '../../../marks/unknown.js';
import type { Column } from '../../../table/column.js';
import { Sheet } from '../../../table/sheet.js';

type Month = NonNullable<LedgerStateAnswer['shredded']>[number];

export function ShreddedSection({ months }: { readonly months: LedgerStateAnswer['shredded'] }) {
  const { t } = useTranslation();
  const columns = useMemo<readonly Column<Month>[]>(() => [
    { id: 'agency', header: t('review.agency'), text: (one) => one.agency }, { id: 'month', header: t('review.month'), text: (one) => one.month },
  ], [t]);
  return (
    <section className="sheet block" aria-label={t('review.shredded')}>
      <h2>{t('review.shredded')}</h2>
      <p className="soft">{t('review.shreddedHint')}</p>
      {months === null && <p><Unknown /></p>}
      {months?.length === 0 && <p>{t('review.shreddedNone')}</p>}
      {months !== null && months.length > 0 && <Sheet name="shredded" label={t('review.shredded')} columns={columns} rows={months} rowKey={(one) => `${one.agency} ${one.month}`} />}
    </section>
  );
}
