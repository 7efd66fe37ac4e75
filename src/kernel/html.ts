// Text into a page. Evidence is hostile: a name may carry markup, or characters that turn a line around and make one person look like another.

/** Safe in text and in quoted attributes. Controls and bidirectional overrides show as what they are. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll(/[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C\p{Cc}]/gu, (sign) => (sign === '\n' || sign === '\t' ? ' ' : `⟨U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`))
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}

/** What is in the page already, as against text. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Html | readonly Html[];

/** `html\`<p>${name}</p>\``: every value that is not `Html` is escaped. */
export function html(strings: TemplateStringsArray, ...values: readonly Part[]): Html {
  return new Html(strings.reduce((whole, piece, index) => whole + partOf(values[index - 1] ?? '') + piece));
}

function partOf(part: Part): string {
  if (part instanceof Html) return part.text;
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return part.map((one) => one.text).join('');
}
