// A grade is shown in its original scale; source and information stay two marks and never become one number (domain.md section 3).
import { Tooltip, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Grade } from '../../src/http/contract.js';
import { isUnjudged } from './grade.js';

interface Props {
  readonly of: 'source' | 'information';
  readonly grade: Grade | null;
}

/** Square for the source, round for the information; hatched when nobody could judge. */
export function GradeChip({ of, grade }: Props) {
  const { t } = useTranslation();
  const shape = of === 'source' ? 'chip chip-notched' : 'chip chip-round';
  const code = grade?.code ?? '–';
  const short = of === 'source' ? t('grade.source', { code }) : t('grade.information', { code });
  const meaning = grade === null ? t('grade.none') : t('grade.scale', { label: grade.label, scale: grade.scale });
  const isOpen = grade === null || isUnjudged(grade);
  const spoken = isOpen && grade !== null ? `${meaning}; ${t('grade.unjudged')}` : meaning;
  return (
    <Tooltip label={spoken}>
      <span className={`${shape} chip-whole ${isOpen ? 'chip-hatched chip-plain' : ''}`}>
        {short}
        <VisuallyHidden>{`: ${spoken}`}</VisuallyHidden>
      </span>
    </Tooltip>
  );
}
