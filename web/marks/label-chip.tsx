// The handling label as it is printed; the number of filled bars rises with the level, so that colour is never alone.
import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LabelView } from '../../src/http/contract.js';
import { levelTier } from './grade.js';

const bars = [0, 1, 2, 3] as const;

export function LabelChip({ label }: { readonly label: LabelView }) {
  const { t } = useTranslation();
  const tier = levelTier(label.level);
  const details = [
    label.levelLabel,
    label.originatorControl ? t('mark.control') : '',
    label.releasableTo.length > 0 ? t('mark.release', { list: label.releasableTo.join(', ') }) : '',
    label.permittedUses.length > 0 ? t('mark.uses', { list: label.permittedUses.join(', ') }) : '',
    label.caveats.length > 0 ? t('mark.caveats', { list: label.caveats.join(', ') }) : '',
  ].filter((one) => one !== '');
  return (
    <Tooltip multiline maw={360} label={details.join(' · ')}>
      <span className="chip chip-words" style={{ color: `var(--level-${tier})` }}>
        <svg width="14" height="12" viewBox="0 0 14 12" aria-hidden="true">
          {bars.map((bar) => (
            <rect key={bar} x={bar * 3.5 + 0.5} y={8 - bar * 2.5} width="2.5" height={3.5 + bar * 2.5} fill={bar < tier ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="0.8" />
          ))}
        </svg>
        <span>{label.text === '' ? label.levelLabel : label.text}</span>
      </span>
    </Tooltip>
  );
}
