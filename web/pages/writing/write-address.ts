// What the pages of writing and releasing take from their address: a report to begin from, the request that it answers.

type Raw = Readonly<Record<string, unknown>>;

const texts = <Name extends string>(raw: Raw, names: readonly Name[]): Partial<Record<Name, string>> => {
  const found: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = raw[name];
    if (typeof value === 'string' && value !== '') found[name] = value;
  }
  return found;
};

/** `from`: a report to draw on. `request`, `to`: the request that a sanitised report answers, and whose it is. */
export const readWriteAddress = (raw: Raw): { from?: string; request?: string; to?: string } => texts(raw, ['from', 'request', 'to']);
/** `answer`: a request. `report`: what was written for it. */
export const readAnswerAddress = (raw: Raw): { answer?: string; report?: string } => texts(raw, ['answer', 'report']);
export const readReleaseAddress = (raw: Raw): { report?: string } => texts(raw, ['report']);
