// Holds, fails, not checked: three shapes, three words, three colours. What was not checked never looks like what was.
import type { Outcome } from '../ledger/receipt.js';

interface Props {
  readonly outcome: Outcome | 'checking';
  readonly words: string;
}

const tone = { holds: 'chip-accent', fails: 'chip-harm', open: 'chip-plain chip-hatched', checking: 'chip-plain' } as const;
const drawing = {
  holds: <path d="M3.5 7.2 6 9.6 10.6 4.6" />,
  fails: <path d="M4 4 10 10M10 4 4 10" />,
  open: <path d="M5.2 5.4a1.9 1.9 0 1 1 2.6 1.8c-.5.2-.8.6-.8 1.1M7 10v.5" />,
  checking: <path d="M7 4v3l2 1.4" />,
} as const;

export function VerdictShape({ outcome }: Pick<Props, 'outcome'>) {
  return (
    <svg width="16" height="16" viewBox="0 0 14 14" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round">
      {outcome === 'fails' ? <path d="M4.5.8h5L13.2 4.5v5L9.5 13.2h-5L.8 9.5v-5Z" /> : <circle cx="7" cy="7" r="6.2" strokeDasharray={outcome === 'open' || outcome === 'checking' ? '2 1.6' : 'none'} />}
      {drawing[outcome]}
    </svg>
  );
}

export function VerdictMark({ outcome, words }: Props) {
  return (
    <span className={`chip chip-whole ${tone[outcome]}`}>
      <VerdictShape outcome={outcome} />
      {words}
    </span>
  );
}
