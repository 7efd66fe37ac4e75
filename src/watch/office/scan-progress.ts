// What a scan says as it goes, and how it ends.
export interface ScanProgress {
  /** Empty: it has not begun. */
  readonly step: string;
  /** From 1. */
  readonly index: number;
  readonly count: number;
  /** Of the whole scan, 0 to 1. */
  readonly share: number;
}

export type JobEnd = { readonly kind: 'done' | 'stopped' } | { readonly kind: 'failed'; readonly en: string; readonly fr: string };
