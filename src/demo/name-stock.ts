// Names of one background, from which fictional people are named.

/** Words of one naming tradition. With `script`, a word is `latin/script`. `origin`: country code of the nationals among its bearers. */
export interface NameStock {
  readonly origin: string;
  readonly script: boolean;
  readonly familyFirst?: boolean;
  readonly male: readonly string[];
  readonly female: readonly string[];
  readonly surnames: readonly string[];
}
