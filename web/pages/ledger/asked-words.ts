// What was asked stands in the ledger as canonical JSON; a table shows it as `name: value` pairs, the entry's page as it is.

export function askedWords(asked: string): string {
  try {
    const parsed: unknown = JSON.parse(asked);
    if (parsed === null) return '';
    if (typeof parsed === 'string') return parsed;
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return asked;
    return Object.entries(parsed)
      .filter(([, value]) => value !== null && value !== '')
      .map(([name, value]: [string, unknown]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
      .join(' · ');
  } catch {
    return asked;
  }
}

/** Canonical JSON spread over lines; anything else as it came. */
export function spreadJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
