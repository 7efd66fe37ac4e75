// The operating system names its faults by code; everything thrown is unknown until it was looked at.

/** Whether something thrown carries that code, such as `ENOENT`. */
export function hasCode(thrown: unknown, code: string): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === code;
}
