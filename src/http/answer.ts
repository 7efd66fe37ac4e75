// No answer before its record (G1): the only way for a guarded route to send anything is to release what it sealed.
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Sealed } from '../access/index.js';
import type { Receipt } from '../ledger/index.js';
import { headers, type LedgerReceipt } from './contract.js';
import type { AnswerTally } from './answer-tally.js';
import type { House } from './house.js';
import { languageOf } from './language.js';
import { said } from './said.js';
import { presentReceipt } from './receipt.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Why a route may answer without an entry. A route that gives no reason is guarded. */
    openBecause?: string;
  }
  interface FastifyReply {
    onRecord: boolean;
    /** Set only where a refusal or a fault is put into words. */
    isProblem: boolean;
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
  const ledger = presentReceipt(grant.receipt, sealed.plan);
  // Browser and terminal draw it over the answer (domain.md section 3, canary rule); in the receipt it goes with whatever is kept of it.
  if (ledger.watermark !== undefined) void reply.header(headers.watermark, encodeURIComponent(ledger.watermark));
  return present(sealed.open(grant), ledger, grant.receipt);
}

/** For writes and notes, whose entry was appended already. */
export function onRecord<B>(reply: FastifyReply, body: B): B {
  reply.onRecord = true;
  return body;
}

/** The sentence of a refusal or a fault: the one thing that may leave a guarded route without an entry. */
export function asProblem<B>(reply: FastifyReply, body: B): B {
  reply.isProblem = true;
  return body;
}

/**
 * INVARIANT: a guarded route that would answer without an entry answers 500 instead, whatever status it chose
 * (tests/invariants/ledger-down.test.ts, tests/attacks/ledger/unrecorded-answer.test.ts). What left is counted when it has left, so
 * that a reply that went around all this is counted too.
 */
export function guardAnswers(app: FastifyInstance, tally?: AnswerTally): void {
  app.decorateReply('onRecord', false);
  app.decorateReply('isProblem', false);
  app.addHook('onSend', async (request, reply, payload) => {
    if (request.routeOptions.config.openBecause !== undefined || reply.onRecord || reply.isProblem) return payload;
    request.log.error(`route ${request.routeOptions.url ?? ''} answered without an entry`);
    void reply.code(500);
    reply.isProblem = true;
    return JSON.stringify(said('unrecorded', languageOf(request)));
  });
  app.addHook('onResponse', async (request, reply) => {
    if (request.routeOptions.config.openBecause !== undefined || reply.isProblem) return;
    // A page of the app is no answer; anything else that nobody signed in for is.
    if (request.askerAgency !== '' || !reply.onRecord) tally?.count(request.askerAgency, request.method === 'GET' || request.method === 'HEAD');
  });
}
