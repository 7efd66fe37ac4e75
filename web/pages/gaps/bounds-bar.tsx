// A share's bounds before and after: known is solid, unknown hatched, and what some of the unknown would settle is marked at both ends, for either answer narrows alike.
import { useTranslation } from 'react-i18next';
import type { GapShare } from '../../../src/http/contract.js';
import { formatNumber } from '../../words/language.js';
import '../figures/figures.css';
import './gaps.css';

interface Props {
  readonly share: GapShare;
  /** How many of its unknown become known. */
  readonly settles: number;
}

export function BoundsBar({ share, settles }: Props) {
  const { t } = useTranslation();
  const { label, bounds: [low = 0, high = 1], total, unknown } = share;
  const step = Math.min(settles, unknown) / total;
  const percent = (value: number) => t('gaps.percent', { value: formatNumber(Math.round(value * 1000) / 10) });
  const range = (from: number, to: number) => `${percent(from)} – ${percent(to)}`;
  const bars: readonly (readonly [words: string, from: number, to: number])[] = [[t('gaps.now'), low, high], ...(unknown === 0 ? [] : [[t('gaps.ifYes', { count: settles }), low + step, high], [t('gaps.ifNo', { count: settles }), low, high - step]] as const)];
  return (
    <figure className="bounds" aria-label={label}>
      <figcaption>{label}: {t('gaps.counts', { yes: formatNumber(share.yes), unknown: formatNumber(unknown), total: formatNumber(total) })}</figcaption>
      <table>
        <tbody>{bars.map(([words, from, to]) => (
          <tr key={words}>
            <th scope="row">{words}</th>
            <td className="bounds-cell"><div className="share-bar" aria-hidden="true"><span className="share-yes" style={{ width: `${from * 100}%` }} /><span className="share-unknown" style={{ width: `${(to - from) * 100}%` }} /></div></td>
            <td className="figure">{range(from, to)}</td>
          </tr>
        ))}</tbody>
      </table>
    </figure>
  );
}
