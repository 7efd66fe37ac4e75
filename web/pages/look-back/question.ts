// What was last looked back at, kept in this page alone: a hand-over begins with it. Nothing of it stands in an address.
export interface AskedBack {
  readonly things: readonly string[];
  readonly lastDay: string;
  readonly days: number;
}

let last: AskedBack | undefined;

export function remember(asked: AskedBack): void {
  last = asked;
}

export const lastAsked = (): AskedBack | undefined => last;

/** Ids as people type or paste them. */
export const thingsIn = (text: string): string[] => [...new Set(text.split(/[\s,;]+/u).filter((one) => one !== ''))];

export const mostThings = 20;
export const mostDays = 3660;
