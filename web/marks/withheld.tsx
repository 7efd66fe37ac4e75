// Known and not told, or too few to tell: a solid block with a lock and its word, unlike the unknown and unlike any number.
export function Withheld({ words }: { readonly words: string }) {
  return (
    <span style={{ display: 'inline-flex', gap: 6, alignItems: 'center' }}>
      <svg width="28" height="14" viewBox="0 0 28 14" aria-hidden="true"><rect width="28" height="14" fill="var(--ink-soft)" /><rect x="10" y="6" width="8" height="6" fill="var(--sheet)" /><path d="M11.5 6V4.5a2.5 2.5 0 0 1 5 0V6" fill="none" stroke="var(--sheet)" strokeWidth="1.4" /></svg>
      {words}
    </span>
  );
}
