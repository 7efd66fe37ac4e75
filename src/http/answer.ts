// No answer before its record (G1): the only way for a guarded route to send anything is to release what it sealed.
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Sealed } from '../access/index.js';
import type { Receipt } from '../ledger/index.js';
import type { LedgerReceipt } from './contract.js';
import type { AnswerTally } from './answer-tally.js';
import type { House } from './house.js';
import { presentReceipt } from './receipt.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Why a route may answer without an entry. A route that gives no reason is guarded. */
    openBecause?: string;
  }
  interface FastifyReply {
    onRecord: boolean;
  }
}

/**
 * Releases `sealed`, then lets `present` shape its value; `receipt` opens what is still ciphertext. Rejects, and sends nothing, when
 * the ledger cannot keep the entry.
 */
export async function answer<T, B>(
  house: House, reply: FastifyReply, sealed: Sealed<T>, present: (value: T, ledger: LedgerReceipt, receipt: Receipt) => B | Promise<B>,
): Promise<B> {
  const grant = await house.door.release(sealed);
  reply.onRecord = true;
  return present(sealed.open(grant), presentReceipt(grant.receipt), grant.receipt);
}

/** For writes and notes, whose entry was appended already. */
export function onRecord<B>(reply: FastifyReply, body: B): B {
  reply.onRecord = true;
  return body;
}

/** INVARIANT: a guarded route that would answer without an entry answers 500 instead (tests/invariants/ledger-down.test.ts). */
export function guardAnswers(app: FastifyInstance, tally?: AnswerTally): void {
  app.decorateReply('onRecord', false);
  app.addHook('onSend', async (request, reply, payload) => {
    const guarded = request.routeOptions.config.openBecause === undefined;
    if (!guarded || reply.statusCode >= 400) return payload;
    // Counted before the entry is asked after: whoever takes that question out of the program still counts what leaves.
    if (request.askerAgency !== '') tally?.count(request.askerAgency);
    if (reply.onRecord) return payload;
    request.log.error(`route ${request.routeOptions.url ?? ''} answered without an entry`);
    void reply.code(500);
    return JSON.stringify({ error: 'fault', message: 'this answer had no entry, so it is not shown' });
  });
}
