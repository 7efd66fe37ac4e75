// What of an answer may differ between what is hidden and what is nowhere: the date, and the ledger's own part. All else is compared byte for byte.
import type { LightMyRequestResponse } from 'fastify';
import type { Thing } from './asking.js';

/** Ids that the kernel made up for this very answer: `rep-` and 16 characters. */
const madeUp = /\b([a-z]{2,4})-[0-9a-hjkmnp-tv-z]{16}\b/g;

export interface Kept {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** The body with `ledger` cut to the names of its fields, and what the asker themself typed masked; without lines of progress, which come by the clock. */
  readonly body: string;
}

/** Throws when the length that is announced is not that of the body: a length would say more than the body does. */
export function kept(reply: LightMyRequestResponse, asked?: Thing): Kept {
  const { date: _, 'content-length': length, 'x-custos-watermark': mark, ...rest } = reply.headers;
  const isEmpty = reply.raw.req.method === 'HEAD';
  if (length !== undefined && !isEmpty && Number(length) !== reply.rawPayload.length) throw new Error(`announced ${String(length)} bytes, sent ${reply.rawPayload.length}`);
  const headers = Object.fromEntries(Object.entries(rest).filter(([name]) => !name.startsWith('x-ratelimit')));
  // Who, when and the entry's index: the first alone is not the ledger's or the clock's.
  const who = typeof mark === 'string' ? decodeURIComponent(mark).split(' · ')[0] : undefined;
  return { status: reply.statusCode, headers: { ...headers, 'content-length': length !== undefined, 'x-custos-watermark': who }, body: maskTyped(reply.body.split('\n').filter((line) => !line.startsWith('{"progress"')).map(bare).join('\n'), asked) };
}

function bare(text: string): string {
  if (!text.startsWith('{')) return text;
  const body = JSON.parse(text) as Record<string, unknown>;
  return JSON.stringify('ledger' in body ? { ...body, ledger: shapeOf(body['ledger']) } : body).replaceAll(madeUp, '$1-*');
}

/** Names of the fields, and how many receipts; a proof's length is the place in a public log. */
function shapeOf(ledger: unknown): unknown {
  if (Array.isArray(ledger)) return ledger.map(shapeOf);
  return typeof ledger === 'object' && ledger !== null ? Object.keys(ledger).toSorted() : ledger;
}

/** The asker knows what they typed. */
function maskTyped(text: string, asked: Thing | undefined): string {
  if (asked === undefined) return text;
  return [asked.entity, asked.report, asked.statement, asked.word].filter((word) => word !== '').reduce((rest, word) => rest.replaceAll(word, '*'), text);
}
