// Asking somebody else's server. It may be slow, endless or hostile: every answer has a limit of time and of bytes, and
// nobody is followed elsewhere.
import { LedgerError, reasonOf } from '../errors.js';

export interface WebRequest {
  readonly timeoutMs: number;
  /** A longer answer is cut off and refused. */
  readonly maxBytes: number;
  /** Sent as POST; absent, the address is fetched. */
  readonly body?: string;
  /** Ends the request early. */
  readonly signal?: AbortSignal;
}

export interface WebAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** Rejects `unavailable` when there is no whole answer in time. */
export async function askWeb(url: string, request: WebRequest): Promise<WebAnswer> {
  const { timeoutMs, maxBytes, body, signal } = request;
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]), redirect: 'error', ...(body !== undefined && { method: 'POST', body, headers: { 'content-type': 'text/plain; charset=utf-8' } }),
    });
    const bytes = await limited(response, maxBytes);
    return { status: response.status, contentType: response.headers.get('content-type') ?? '', bytes };
  } catch (cause) {
    if (cause instanceof LedgerError) throw cause;
    throw new LedgerError('unavailable', `\`${new URL(url).host}\` does not answer: ${rootReason(cause)}; look whether it runs`, { cause });
  }
}

/** `https://host/prefix/` and a path make `https://host/prefix/path`. */
export function under(prefix: string, path: string): string {
  return `${prefix.replace(/\/+$/, '')}/${path}`;
}

/** An address that can be asked. */
export function isWebAddress(url: string | undefined): url is string {
  return url !== undefined && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

async function limited(response: Response, maxBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    const bytes = part as Uint8Array;
    length += bytes.length;
    // Leaving the loop ends the connection.
    if (length > maxBytes) throw new LedgerError('unavailable', `\`${new URL(response.url).host}\` sends more than \`${maxBytes}\` bytes; look at what it serves`);
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

/** `fetch` says only that it failed; the reason is its cause. */
function rootReason(fault: unknown): string {
  return fault instanceof Error && fault.cause instanceof Error ? reasonOf(fault.cause) : reasonOf(fault);
}
