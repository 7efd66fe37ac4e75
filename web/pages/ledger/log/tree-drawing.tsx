// The published tree, level by level, drawn as it grows: full tiles stand, the last one fills.
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { type Level, levelsOf, tileHashes } from '../../../ledger/tile.js';
import { formatNumber } from '../../../words/language.js';
import { FillingTile } from './filling-tile.js';

/** As many tiles as stand beside the words. */
const drawn = { wide: 12, narrow: 4 };
/** A tile with a single hash is not an empty one. */
const leastFill = 1 / 10;
const side = 20;

function Tile({ filled }: { readonly filled: number }) {
  return (
    <svg className="tree-tile" width={side + 2} height={side + 2} viewBox={`-1 -1 ${side + 2} ${side + 2}`} aria-hidden="true">
      <rect className="tree-empty" width={side} height={side} rx="1" />
      <rect className="tree-full" width={side} height={side} rx="1" style={{ transform: `scaleY(${filled})` }} />
    </svg>
  );
}

function LevelRow({ level, drawnTiles }: { readonly level: Level; readonly drawnTiles: number }) {
  const { t } = useTranslation();
  const shown = Math.min(level.fullTiles, level.partial > 0 ? drawnTiles - 1 : drawnTiles);
  const first = level.fullTiles - shown;
  return (
    <>
      <span className="soft">{t('tree.level')} {level.level === 0 ? t('tree.leaves', { level: 0 }) : level.level}</span>
      <span className="tree-tiles">
        {first > 0 && <span className="soft unbroken">{t('tree.earlier', { count: first, replace: { count: formatNumber(first) } })}</span>}
        {Array.from({ length: shown }, (_, at) => <Tile key={first + at} filled={1} />)}
        {level.partial > 0 && <Tile key="filling" filled={Math.max(leastFill, level.partial / tileHashes)} />}
      </span>
    </>
  );
}

export function TreeDrawing({ size }: { readonly size: number }) {
  const { t } = useTranslation();
  const drawnTiles = useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false }) ? drawn.narrow : drawn.wide;
  const levels = levelsOf(size);
  const filling = levels[0]?.partial ?? 0;
  return (
    <figure className="tree-and-tile" style={{ margin: 0 }}>
      <div className="tree" role="img" aria-label={t('tree.picture', { size: formatNumber(size), levels: levels.length })}>
        {levels.toReversed().map((level) => <LevelRow key={level.level} level={level} drawnTiles={drawnTiles} />)}
      </div>
      <FillingTile filled={filling} />
    </figure>
  );
}
