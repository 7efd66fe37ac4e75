// What this browser kept of a log, held against what the log is now: in words, and as a drawing of the part that must not have changed.
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import { toBase64 } from '../../../ledger/bytes.js';
import { subtreesOf } from '../../../ledger/extension.js';
import type { PublishedLog } from '../../../ledger/published-log.js';
import { VerdictShape } from '../../../marks/verdict-mark.js';
import { formatMoment, formatNumber } from '../../../words/language.js';

type Judged = 'holds' | 'fails' | 'open';

function judge({ extension, tree, differsFromAnswers }: PublishedLog, t: TFunction): { outcome: Judged; words: string } {
  const size = formatNumber(tree.size);
  if (extension.kind === 'first') return differsFromAnswers ? { outcome: 'fails', words: t('grown.answers') } : { outcome: 'open', words: t('grown.first', { size }) };
  const { from, kind } = extension;
  const filled = { size, before: formatNumber(Number(from.size)), at: formatMoment(new Date(from.atMs).toISOString()) };
  if (kind === 'rewritten') return { outcome: 'fails', words: t('grown.rewritten', filled) };
  if (kind === 'shrunk') return { outcome: 'fails', words: t('grown.shrunk', filled) };
  if (kind === 'rekeyed') return { outcome: 'fails', words: t('grown.rekeyed', filled) };
  if (differsFromAnswers) return { outcome: 'fails', words: t('grown.answers') };
  return { outcome: 'holds', words: Number(from.size) === tree.size ? t('grown.same', filled) : t('grown.extends', filled) };
}

/** Widths grow with the logarithm: otherwise a thousand new entries would not be seen beside a million old ones. */
function Drawing({ before, size }: { readonly before: number; readonly size: number }) {
  const { t } = useTranslation();
  const parts = [...subtreesOf(before), ...(size > before ? [size - before] : [])];
  const weights = parts.map((part) => 1 + Math.log2(part));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const starts = weights.map((_, at) => weights.slice(0, at).reduce((sum, weight) => sum + weight, 0));
  const old = subtreesOf(before).length;
  return (
    <figure className="block" style={{ margin: 0 }}>
      <svg className="grown" viewBox={`0 0 ${whole} 10`} preserveAspectRatio="none" role="img" aria-label={t('grown.picture', { before: formatNumber(before), size: formatNumber(size), parts: old })}>
        {parts.map((part, at) => <rect key={starts[at]} className={at < old ? 'grown-part' : 'grown-since'} vectorEffect="non-scaling-stroke" x={starts[at]} y="0.5" width={weights[at]} height="9"><title>{formatNumber(part)}</title></rect>)}
      </svg>
      <figcaption className="soft inline">
        <span><span className="key-mark" aria-hidden="true" />{t('grown.before', { parts: subtreesOf(before).map((part) => formatNumber(part)).join(' + ') })}</span>
        {size > before && <span><span className="key-mark key-since" aria-hidden="true" />{t('grown.since', { count: size - before, replace: { count: formatNumber(size - before) } })}</span>}
      </figcaption>
    </figure>
  );
}

export function Grown({ log }: { readonly log: PublishedLog }) {
  const { t } = useTranslation();
  const { outcome, words } = judge(log, t);
  const { extension, tree } = log;
  const tone = { holds: 'chip-accent', fails: 'chip-harm', open: 'chip-plain' }[outcome];
  return (
    <section className="sheet block" aria-label={t('grown.title')}>
      <h2>{t('grown.title')}</h2>
      <div className={`banner ${tone}`} role={outcome === 'fails' ? 'alert' : 'status'}><VerdictShape outcome={outcome} /><p>{words}</p></div>
      {extension.kind === 'extends' && Number(extension.from.size) >= 1 && <Drawing before={Number(extension.from.size)} size={tree.size} />}
      {extension.kind === 'rewritten' && (
        <dl className="facts"><dt>{t('grown.rootThen')}</dt><dd className="code">{extension.from.root}</dd><dt>{t('grown.rootNow')}</dt><dd className="code">{toBase64(extension.rootNow)}</dd></dl>
      )}
    </section>
  );
}
