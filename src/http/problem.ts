// Every fault becomes one plain sentence and a status; nothing of what was asked for is echoed (G4).
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { BadInput, CustosError, type RefusalCode, type Refused, type SentencePrompt } from '../kernel/index.js';
import { AccessError, Withdrawn } from '../access/index.js';
import { asProblem } from './answer.js';
import { LedgerError } from '../ledger/index.js';
import type { Problem } from './contract.js';
import { type Language, languageOf } from './language.js';
import { said } from './said.js';

const refusalStatus: Readonly<Record<RefusalCode, number>> = {
  not_signed_in: 401, purpose_not_held: 403, case_not_open: 403, not_allowed: 403, step_up_needed: 403, prompt_unanswered: 403, one_more_sentence: 428, needs_second_person: 403, nobody_to_approve: 403, no_such_request: 404,
  not_a_demo_folder: 403,
};

/** A refusal on its way to the client. */
export class RefusedError extends CustosError<RefusalCode> {
  readonly statusCode: number;
  readonly fr: string;
  readonly prompt: SentencePrompt | undefined;

  constructor(refused: Refused) {
    super(refused.code, refused.message);
    this.statusCode = refusalStatus[refused.code];
    this.fr = refused.fr;
    this.prompt = refused.prompt;
  }
}

const refusedByKeys: ReadonlySet<string> = new Set(['not_granted', 'destroyed']);

/** Status and body of a fault. An unknown one is `fault`: its details go to the node's own log only. */
export function problemOf(error: unknown, language: Language = 'en'): { status: number; body: Problem } {
  if (error instanceof RefusedError) {
    const { prompt } = error;
    const asks = prompt === undefined ? {} : { prompt: { id: prompt.id, version: prompt.version, words: prompt[language], least: prompt.least } };
    return { status: error.statusCode, body: { error: error.code, message: language === 'fr' ? error.fr : error.message, ...asks } };
  }
  if (error instanceof BadInput) return { status: 400, body: { error: 'bad_input', message: (language === 'fr' ? error.fr : undefined) ?? error.message } };
  if (error instanceof LedgerError) return { status: 503, body: refusedByKeys.has(error.code) ? said('keysRefused', language) : said('ledgerDown', language) };
  if (error instanceof AccessError && error.code === 'cosigned_unavailable') return { status: 503, body: said('notCosigned', language) };
  if (error instanceof Withdrawn) {
    const { status, body } = problemOf(new RefusedError(error.refused), language);
    return { status, body: { ...body, error: error.code === 'break_glass_ended' ? error.code : body.error } };
  }
  const { statusCode, validation } = error as Partial<FastifyError>;
  if (validation !== undefined) return { status: 400, body: { error: 'bad_input', message: sayValidation(validation, language) } };
  if (statusCode === 429) return { status: 429, body: said('tooMany', language) };
  if (statusCode === 413) return { status: 413, body: said('tooLarge', language) };
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return { status: statusCode, body: said('unreadable', language) };
  }
  return { status: 500, body: said('failed', language) };
}

/** Names the field and the rule, never the value. */
function sayValidation(faults: NonNullable<FastifyError['validation']>, language: Language): string {
  const [first] = faults;
  const field = first === undefined || first.instancePath === '' ? undefined : `\`${first.instancePath.slice(1).replaceAll('/', '.')}\``;
  if (language === 'fr') return `${field ?? 'la demande'} n’a pas la forme attendue ; elle est décrite à /docs`;
  // A pattern is for programs; whoever types is told that the form is wrong, and the page says which is right.
  const rule = first?.keyword === 'pattern' ? 'holds a character that is not taken here, or too many' : first?.message;
  return `${field ?? 'the request'} ${rule ?? 'has another form'}; see /docs for its form`;
}

export function handleError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { status, body } = problemOf(error, languageOf(request));
  if (status === 500) request.log.error(error);
  void reply.code(status).send(asProblem(reply, body));
}
