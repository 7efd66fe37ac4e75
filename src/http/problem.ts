// Every fault becomes one plain sentence and a status; nothing of what was asked for is echoed (G4).
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { BadInput, CustosError, type RefusalCode, type Refused } from '../kernel/index.js';
import { AccessError } from '../access/index.js';
import { asProblem } from './answer.js';
import { LedgerError } from '../ledger/index.js';
import type { Problem } from './contract.js';
import { type Language, languageOf } from './language.js';

const refusalStatus: Readonly<Record<RefusalCode, number>> = {
  not_signed_in: 401, purpose_not_held: 403, case_not_open: 403, not_allowed: 403, step_up_needed: 403, prompt_unanswered: 403, needs_second_person: 403, nobody_to_approve: 403, no_such_request: 404,
  not_a_demo_folder: 403,
};

/** What a refusal means in French, where its own sentence has none. */
const refusalFr: Readonly<Record<RefusalCode, string>> = {
  not_signed_in: 'ouvrez d’abord une séance', purpose_not_held: 'vous ne détenez pas cette finalité', case_not_open: 'ce dossier n’est pas un dossier ouvert qui est le vôtre',
  not_allowed: 'votre rôle ne comprend pas cet acte ; si votre travail l’exige, adressez-vous à l’administrateur de votre service', step_up_needed: 'cet acte demande de nouveau qui vous êtes',
  prompt_unanswered: 'cette finalité pose d’abord une question', needs_second_person: 'cet acte demande une deuxième personne',
  nobody_to_approve: 'personne ne pourrait approuver ceci : il faut quelqu’un d’une autre chaîne de commandement qui y soit habilité ; adressez-vous à l’administrateur de votre service', no_such_request: 'aucune demande de ce nom ne vous attend',
  not_a_demo_folder: 'ceci ne vaut que dans un répertoire de démonstration',
};

/** A refusal on its way to the client. */
export class RefusedError extends CustosError<RefusalCode> {
  readonly statusCode: number;
  readonly fr: string;

  constructor(refused: Refused) {
    super(refused.code, refused.message);
    this.statusCode = refusalStatus[refused.code];
    this.fr = refused.fr ?? refusalFr[refused.code];
  }
}

type Said = Readonly<Record<Language, string>>;
const said = (error: string, words: Said, language: Language): Problem => ({ error, message: words[language] });

export function ledgerDown(language: Language = 'en'): Problem {
  return said('ledger_down', {
    en: 'the record cannot be kept at the moment, so nothing is shown; try again later', fr: 'le registre ne peut être tenu en ce moment, donc rien n’est montré ; réessayez plus tard',
  }, language);
}

/** The record is kept; whoever holds its keys does not open what lies there. To try again does not help. */
const keysRefused: Said = {
  en: 'the process that holds the keys does not open this, so nothing is shown; tell the operator of this node',
  fr: 'le processus qui détient les clés n’ouvre pas ceci, donc rien n’est montré ; avisez l’exploitant de ce nœud',
};
const refusedByKeys: ReadonlySet<string> = new Set(['not_granted', 'destroyed']);

/** The entry stands; what it announces is not shown. */
const uncosigned: Said = {
  en: 'this answer waits for witnesses, and they have not vouched for its entry in time; nothing is shown; try again later',
  fr: 'cette réponse attend des témoins, qui n’ont pas attesté son inscription à temps ; rien n’est montré ; réessayez plus tard',
};

const changedMeanwhile: ReadonlySet<string> = new Set(['delegation_ended', 'assurance_ended', 'rights_ended']);

/** Status and body of a fault. An unknown one is `fault`: its details go to the node's own log only. */
export function problemOf(error: unknown, language: Language = 'en'): { status: number; body: Problem } {
  if (error instanceof RefusedError) return { status: error.statusCode, body: { error: error.code, message: language === 'fr' ? error.fr : error.message } };
  if (error instanceof BadInput) return { status: 400, body: { error: 'bad_input', message: (language === 'fr' ? error.fr : undefined) ?? error.message } };
  if (error instanceof LedgerError) return { status: 503, body: refusedByKeys.has(error.code) ? said('keys_refused', keysRefused, language) : ledgerDown(language) };
  if (error instanceof AccessError && error.code === 'cosigned_unavailable') return { status: 503, body: said('not_cosigned', uncosigned, language) };
  if (error instanceof AccessError && error.code === 'session_ended') return { status: 401, body: { error: 'not_signed_in', message: error.message } };
  if (error instanceof AccessError && error.code === 'break_glass_ended') return { status: 403, body: { error: error.code, message: error.message } };
  if (error instanceof AccessError && changedMeanwhile.has(error.code)) return { status: 403, body: { error: 'not_allowed', message: error.message } };
  const { statusCode, validation } = error as Partial<FastifyError>;
  if (validation !== undefined) return { status: 400, body: { error: 'bad_input', message: sayValidation(validation) } };
  if (statusCode === 429) return { status: 429, body: { error: 'too_many', message: 'too many requests; wait a minute' } };
  if (statusCode === 413) return { status: 413, body: { error: 'bad_input', message: 'this is larger than is accepted; split it' } };
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return { status: statusCode, body: { error: 'bad_input', message: 'this request cannot be read; see /docs for its form' } };
  }
  return { status: 500, body: { error: 'fault', message: 'something failed here; nothing was shown; the operator of this node can read why in its log' } };
}

/** Names the field and the rule, never the value. */
function sayValidation(faults: NonNullable<FastifyError['validation']>): string {
  const [first] = faults;
  const where = first === undefined || first.instancePath === '' ? 'the request' : `\`${first.instancePath.slice(1).replaceAll('/', '.')}\``;
  return `${where} ${first?.message ?? 'has another form'}; see /docs for its form`;
}

export function handleError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { status, body } = problemOf(error, languageOf(request));
  if (status === 500) request.log.error(error);
  void reply.code(status).send(asProblem(reply, body));
}
