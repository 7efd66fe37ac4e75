// What a rehearsal found: past decisions that would change, what would newly be allowed first; and whose sight would change.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeGroupView, RehearsalView as Found, SightRow } from '../../../src/http/contract.js';
import { actionWords } from '../../marks/action-words.js';
import { roleWords } from '../../marks/code-words.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatMoment, formatNumber } from '../../words/language.js';

export function RehearsalView({ rehearsal }: { readonly rehearsal: Found }) {
  const { t } = useTranslation();
  const { counts } = rehearsal;
  const groups = useMemo<readonly Column<ChangeGroupView>[]>(() => {
    const kinds = { allowed: t('access.kindAllowed'), refused: t('access.kindRefused'), terms: t('access.kindTerms') };
    const by = (policies: readonly string[]): string => policies.join(', ') || t('access.nothingPermits');
    return [
      { id: 'kind', header: t('access.kind'), text: (one) => kinds[one.kind] },
      { id: 'count', header: t('access.count'), isNumber: true, text: (one) => String(one.count), order: (one) => one.count, draw: (one) => formatNumber(one.count) },
      { id: 'action', header: t('record.action'), text: (one) => actionWords(one.action, t) },
      { id: 'role', header: t('access.role'), text: (one) => roleWords(one.role, t) },
      { id: 'now', header: t('access.now'), text: (one) => by(one.before), draw: (one) => <span className="code">{by(one.before)}</span> },
      { id: 'then', header: t('access.proposed'), text: (one) => by(one.policies), draw: (one) => <span className="code">{by(one.policies)}</span> },
      { id: 'entries', header: t('access.entries'), text: (one) => one.entries.join(', '), draw: (one) => <span className="two-lines code">{one.entries.join(', ')}</span> },
    ];
  }, [t]);
  const sight = useMemo<readonly Column<SightRow>[]>(() => [
    { id: 'agency', header: t('access.agency'), text: (one) => one.agency },
    { id: 'person', header: t('access.person'), text: (one) => one.user ?? t('access.peopleCount', { count: one.people, replace: { count: formatNumber(one.people) } }) },
    { id: 'role', header: t('access.role'), text: (one) => roleWords(one.role, t) },
    { id: 'labels', header: t('access.labelsChange'), text: (one) => (one.before === null || one.after === null ? '' : `${formatNumber(one.before)} → ${formatNumber(one.after)}`) },
    { id: 'gained', header: t('access.gained'), text: (one) => one.gained.join('; ') },
    { id: 'lost', header: t('access.lost'), text: (one) => one.lost.join('; ') },
  ], [t]);
  return (
    <section className="block" style={{ marginTop: 16 }} aria-label={t('access.rehearsal')}>
      <h2>{t('access.rehearsal')}</h2>
      <p className="soft">{t('access.rehearsedBy', { by: rehearsal.by, at: formatMoment(rehearsal.endedAt), from: rehearsal.from ?? t('access.wholeRecord') })}</p>
      <dl className="facts sheet">
        <dt>{t('access.compared')}</dt><dd>{formatNumber(counts.decisions)}</dd>
        <dt>{t('access.kindAllowed')}</dt><dd>{formatNumber(counts.allowed)}</dd>
        <dt>{t('access.kindRefused')}</dt><dd>{formatNumber(counts.refused)}</dd>
        <dt>{t('access.kindTerms')}</dt><dd>{formatNumber(counts.terms)}</dd>
        <dt>{t('access.cannot')}</dt><dd>{formatNumber(counts.cannot)}</dd>
        <dt>{t('access.sightChanged')}</dt><dd>{formatNumber(rehearsal.sight.reduce((sum, { people }) => sum + people, 0))} / {formatNumber(rehearsal.members)}</dd>
      </dl>
      {rehearsal.groups.length > 0 && <Sheet name="rehearsed" label={t('access.decisions')} columns={groups} rows={rehearsal.groups} rowKey={(one) => `${one.kind} ${one.action} ${one.role} ${one.policies.join()} ${one.before.join()}`} />}
      {rehearsal.sight.length > 0 && <Sheet name="rehearsed-sight" label={t('access.sightChanged')} columns={sight} rows={rehearsal.sight} rowKey={(one) => `${one.agency} ${one.role} ${one.user ?? ''}`} />}
    </section>
  );
}
