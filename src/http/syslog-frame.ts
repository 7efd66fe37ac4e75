// One syslog message (RFC 5424), cut from a stream as RFC 6587 writes it (a count, or an end of line), down to what we take of it: who sends, by which key, and
// the entry, which is JSON. The attacker is whoever reaches the port: nothing is kept of what has no end.
export interface SyslogEntry {
  /** Structured data `[custos@32473 key="…" source="…"]`; undefined where it stands in no element of that name. */
  readonly key: string | undefined;
  readonly source: string | undefined;
  readonly text: string;
}

const longest = 256 * 1024;
const header = /^<\d{1,3}>1 \S+ \S+ \S+ \S+ \S+ /u;
const element = /^\[([^\s=\]"]{1,32})((?: [^\s=\]"]{1,32}="(?:[^"\\\]]|\\["\\\]])*")*)\]/u;
const parameter = /([^\s=\]"]{1,32})="((?:[^"\\\]]|\\["\\\]])*)"/gu;
/** Numbers of enterprises in examples (RFC 5612): we have none of our own. */
const ours = 'custos@32473';

/** Undefined for what is no message of RFC 5424. */
export function readEntry(message: string): SyslogEntry | undefined {
  const head = header.exec(message);
  if (head === null) return undefined;
  let rest = message.slice(head[0].length);
  const found = new Map<string, string>();
  if (rest.startsWith('-')) rest = rest.slice(1);
  for (let one = element.exec(rest); one !== null; one = element.exec(rest)) {
    if (one[1] === ours) for (const [, name = '', value = ''] of (one[2] ?? '').matchAll(parameter)) found.set(name, value.replaceAll(/\\(["\\\]])/gu, '$1'));
    rest = rest.slice(one[0].length);
  }
  return { key: found.get('key'), source: found.get('source'), text: rest.trimStart().replace(/^\uFEFF/u, '') };
}

/** Cuts a stream of bytes into messages. */
export class SyslogFrames {
  #rest: Buffer = Buffer.alloc(0);

  /** Throws `RangeError` for a message that is too long: whoever sends it is cut off. */
  add(bytes: Buffer): string[] {
    this.#rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    const messages: string[] = [];
    for (let one = this.#next(); one !== undefined; one = this.#next()) if (one.trim() !== '') messages.push(one.trim());
    return messages;
  }

  #next(): string | undefined {
    const counted = /^(\d{1,7}) /.exec(this.#rest.subarray(0, 8).toString('latin1'));
    const end = counted === null ? this.#rest.indexOf(10) : counted[0].length + Number(counted[1]);
    if ((counted !== null && Number(counted[1]) > longest) || (end < 0 && this.#rest.length > longest)) throw new RangeError('a syslog message is longer than 256 KiB');
    if (end < 0 || end > this.#rest.length || this.#rest.length === 0) return undefined;
    const message = this.#rest.subarray(counted === null ? 0 : counted[0].length, end).toString('utf8');
    this.#rest = this.#rest.subarray(counted === null ? end + 1 : end);
    return message;
  }
}
