// What this person searched since signing in. Typing suggests from here alone: no keystroke reaches the server before Enter.

let asked: readonly string[] = [];
const kept = 30;

export function noteSearch(text: string): void {
  asked = [text, ...asked.filter((one) => one !== text)].slice(0, kept);
}

export function ownSearches(): readonly string[] {
  return asked;
}

export function clearHistory(): void {
  asked = [];
}
