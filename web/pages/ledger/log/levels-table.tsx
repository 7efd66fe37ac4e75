// The same tree in figures, for those who listen and those who count.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Level, levelsOf } from '../../../ledger/tile.js';
import type { Column } from '../../../table/column.js';
import { Sheet } from '../../../table/sheet.js';
import { formatNumber } from '../../../words/language.js';

export function LevelsTable({ size }: { readonly size: number }) {
  const { t } = useTranslation();
  const rows = useMemo(() => levelsOf(size).toReversed(), [size]);
  const columns = useMemo<readonly Column<Level>[]>(() => {
    const figure = (id: 'hashes' | 'fullTiles' | 'partial', header: string): Column<Level> => ({ id, header, isNumber: true, text: (level) => String(level[id]), order: (level) => level[id], draw: (level) => formatNumber(level[id]) });
    return [
      { id: 'level', header: t('tree.level'), text: (level) => (level.level === 0 ? t('tree.leaves', { level: 0 }) : String(level.level)) },
      figure('hashes', t('tree.hashes')), figure('fullTiles', t('tree.full')), figure('partial', t('tree.filling')),
    ];
  }, [t]);
  return <details><summary>{t('tree.table')}</summary><Sheet name="levels" label={t('tree.table')} columns={columns} rows={rows} rowKey={(level) => String(level.level)} /></details>;
}
