// A grade is shown in its original scale; source and information stay two marks and never become one number (domain.md section 3).
import { Tooltip, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Grade } from '../../src/http/contract.js';
import { isShortCode, isUnjudged } from './grade.js';

interface Props {
  readonly of: 'source' | 'information';
  readonly grade: Grade | null;
}

/** Square for the source, round for the information; hatched when nobody could judge. */
export function GradeChip({ of, grade }: Props) {
  const { t } = useTranslation();
  const shape = of === 'source' ? 'chip chip-notched' : 'chip chip-round';
  const isShort = grade === null || isShortCode(grade);
  const code = grade === null ? '–' : isShort ? grade.code : grade.label;
  const short = of === 'source' ? t('grade.source', { code }) : t('grade.information', { code });
  const meaning = grade === null ? t('grade.none') : t('grade.scale', { label: grade.label, scale: grade.scale });
  const isOpen = grade === null || isUnjudged(grade);
  const spoken = isOpen && grade !== null ? `${meaning}; ${t('grade.unjudged')}` : meaning;
  return (
    <Tooltip label={spoken}>
      <span className={`${shape} ${isShort ? 'chip-whole' : 'chip-words'} ${isOpen ? 'chip-hatched chip-plain' : ''}`}>
        {short}
        <VisuallyHidden>{`: ${spoken}`}</VisuallyHidden>
      </span>
    </Tooltip>
  );
}
