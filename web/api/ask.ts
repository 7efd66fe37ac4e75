// Every question to the server leaves here: same origin, never cached, with the language, and each receipt goes to the seal.
import type { headers, Problem } from '../../src/http/contract.js';
import { currentMemory, noteAnswer } from '../ledger/seal-store.js';
import { language } from '../words/language.js';
import { takeForLookup } from './lookup-answers.js';

export const csrfHeader: (typeof headers)['csrf'] = 'x-custos-csrf';
const answersHeader: (typeof headers)['answers'] = 'x-custos-answers';

/** The server answered with a problem, or (`status` 0) did not answer. */
export class AskProblem extends Error {
  override readonly name = 'AskProblem';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** Of `one_more_sentence`: what is asked before anything is looked up. */
    readonly prompt?: Problem['prompt'],
  ) {
    super(message);
  }
}

export interface Question {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  readonly csrf?: string;
}

async function send(path: string, question: Question): Promise<Response> {
  const spoken = takeForLookup(path);
  try {
    return await fetch(path, {
      method: question.method ?? 'GET',
      credentials: 'same-origin',
      cache: 'no-store',
      headers: {
        accept: 'application/json',
        'accept-language': language(),
        ...(question.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(question.csrf === undefined ? {} : { [csrfHeader]: question.csrf }),
        ...(spoken.length === 0 ? {} : { [answersHeader]: encodeURIComponent(JSON.stringify(spoken)) }),
      },
      ...(question.body === undefined ? {} : { body: JSON.stringify(question.body) }),
    });
  } catch (cause) {
    throw new AskProblem(0, 'offline', cause instanceof Error ? cause.message : 'the server does not answer');
  }
}

/** The server sends only what the contract declares (its serialiser strips the rest), so the shape is taken from there. */
async function readBody<Body>(answer: Response): Promise<Body> {
  const text = await answer.text();
  try {
    return JSON.parse(text === '' ? 'null' : text);
  } catch {
    throw new AskProblem(answer.ok ? 502 : answer.status, 'not_json', 'the answer is not JSON');
  }
}

function textField(body: unknown, field: 'error' | 'message'): string {
  if (typeof body !== 'object' || body === null) return '';
  const value: unknown = field in body ? Reflect.get(body, field) : '';
  return typeof value === 'string' ? value : '';
}

function promptIn(body: unknown): Problem['prompt'] {
  const found: unknown = typeof body === 'object' && body !== null && 'prompt' in body ? body.prompt : undefined;
  if (typeof found !== 'object' || found === null || !('id' in found) || !('version' in found) || !('words' in found) || !('least' in found)) return undefined;
  const { id, version, words, least } = found;
  return typeof id === 'string' && typeof version === 'number' && typeof words === 'string' && typeof least === 'number' ? { id, version, words, least } : undefined;
}

/** Asks the server. `Answer` is the shape that the contract gives this route. Throws `AskProblem`. */
export async function ask<Answer>(path: string, question: Question = {}): Promise<Answer> {
  const before = currentMemory();
  const answer = await send(path, question);
  const body = await readBody<Answer>(answer);
  noteAnswer(body, before);
  if (!answer.ok) throw new AskProblem(answer.status, textField(body, 'error'), textField(body, 'message'), promptIn(body));
  return body;
}

/** A query string without the empty parts. */
export function queryOf(parts: Readonly<Record<string, string | number | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parts)) if (value !== undefined && value !== '') query.set(name, String(value));
  return query.toString();
}
