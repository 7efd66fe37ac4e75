// The tile of leaves that is filling, hash by hash: sixteen rows of sixteen.
import { useTranslation } from 'react-i18next';

const cells = 16;

/** The filled cells from the top, row by row, as one path. */
function filledPath(filled: number): string {
  const rows = Math.floor(filled / cells);
  const rest = filled % cells;
  return `${rows > 0 ? `M0 0h${cells}v${rows}h-${cells}z` : ''}${rest > 0 ? `M0 ${rows}h${rest}v1h-${rest}z` : ''}`;
}

const grid = Array.from({ length: cells + 1 }, (_, at) => `M${at} 0v${cells}M0 ${at}h${cells}`).join('');

export function FillingTile({ filled }: { readonly filled: number }) {
  const { t } = useTranslation();
  return (
    <div style={{ display: 'grid', gap: 4 }}>
      <svg className="filling" viewBox={`-0.5 -0.5 ${cells + 1} ${cells + 1}`} aria-hidden="true">
        <path className="filling-done" d={filledPath(filled)} />
        <path className="filling-rest" d={grid} vectorEffect="non-scaling-stroke" />
      </svg>
      <figcaption className="soft">{t('tree.outOf', { count: filled })}</figcaption>
    </div>
  );
}
