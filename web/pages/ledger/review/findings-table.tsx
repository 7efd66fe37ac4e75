// The figures of the last verification with what each means, in plain words.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Verification } from '../../../../src/http/contract.js';
import { Unknown } from '../../../marks/unknown.js';
import { VerdictMark } from '../../../marks/verdict-mark.js';
import type { Column } from '../../../table/column.js';
import { Sheet } from '../../../table/sheet.js';
import { formatMoment, formatNumber } from '../../../words/language.js';
import { type Finding, type FindingName, findingsOf } from './findings.js';

export function FindingsTable({ verification }: { readonly verification: Verification | null }) {
  const { t } = useTranslation();
  const rows = useMemo(() => findingsOf(verification), [verification]);
  const columns = useMemo<readonly Column<Finding>[]>(() => {
    const words: Readonly<Record<FindingName, readonly [string, string]>> = {
      tree: [t('finding.tree'), t('finding.treeMeans')], clock: [t('finding.clock'), t('finding.clockMeans')], mirror: [t('finding.mirror'), t('finding.mirrorMeans')],
      behind: [t('finding.behind'), t('finding.behindMeans')], rows: [t('finding.rows'), t('finding.rowsMeans')], dangling: [t('finding.dangling'), t('finding.danglingMeans')],
      receipts: [t('finding.receipts'), t('finding.receiptsMeans')],
      shredded: [t('finding.shredded'), t('finding.shreddedMeans')], other: [t('finding.other'), t('finding.otherMeans')],
    };
    const draw = ({ count, isHarm }: Finding) => {
      if (count === undefined) return <span title={t('review.unknown')}><Unknown /></span>;
      return isHarm ? <VerdictMark outcome={count === 0 ? 'holds' : 'fails'} words={formatNumber(count)} /> : formatNumber(count);
    };
    return [
      { id: 'finding', header: t('review.finding'), width: '26%', text: ({ name }) => words[name][0] },
      { id: 'figure', header: t('review.figure'), text: ({ count }) => (count === undefined ? t('table.unknown') : String(count)), order: ({ count }) => count ?? -1, draw },
      { id: 'means', header: t('review.means'), width: '60%', text: ({ name }) => words[name][1] },
    ];
  }, [t]);
  return (
    <section className="sheet block" aria-label={t('review.findings')}>
      <h2>{t('review.findings')}</h2>
      {verification === null ? <p><Unknown /> {t('check.never')}</p> : <p className="soft">{formatMoment(verification.at)} (UTC)</p>}
      <Sheet name="findings" label={t('review.findings')} columns={columns} rows={rows} rowKey={({ name }) => name} />
    </section>
  );
}
