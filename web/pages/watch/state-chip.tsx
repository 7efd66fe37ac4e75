// How a scan stands: text, shape and colour together.
import { useTranslation } from 'react-i18next';
import { formatShare } from '../../words/language.js';
import { stateWords } from './scan-words.js';

export function StateChip({ state, share }: { readonly state: string; readonly share?: number | undefined }) {
  const { t } = useTranslation();
  const looks: Partial<Record<string, string>> = { running: 'chip-accent chip-round', done: 'chip-plain', failed: 'chip-harm chip-notched', interrupted: 'chip-warn chip-notched' };
  return <span className={`chip chip-whole ${looks[state] ?? 'chip-plain chip-notched'}`}>{stateWords(state, t)}{share !== undefined && ` ${formatShare(share)}`}</span>;
}
