// One question from the terminal: who asks, why, on which case; then the node's answer, or an exit that says what to do.
import { text } from 'node:stream/consumers';
import type { Problem, PromptReply, PromptsAnswer, PromptView } from '../http/contract.js';
import { headers } from '../http/contract/headers.js';
import { Exit, exitCodeOf } from './exit.js';
import { terminalLanguage } from './language.js';
import type { Call, NodeLink } from './node-link.js';
import { readLogin } from './login-file.js';
import { askAtTerminal, optionsFor } from './prompt-answers.js';

export interface Asker {
  readonly as?: string;
  readonly purpose?: string;
  readonly case?: string;
  /** `prompt@version=answer`, as often as the purpose asks. */
  readonly answer?: readonly string[];
}

/** Headers that say who asks: a demo person by `--as`, else whoever signed in with `custos login`. */
export function askerHeaders(asker: Asker): Record<string, string> {
  const login = asker.as === undefined ? readLogin() : undefined;
  return {
    'accept-language': terminalLanguage(),
    ...(asker.as === undefined ? {} : { [headers.as]: encodeURIComponent(asker.as) }),
    ...(login === undefined ? {} : { cookie: login.cookie, [headers.csrf]: login.csrf }),
    ...(asker.purpose === undefined ? {} : { [headers.purpose]: encodeURIComponent(asker.purpose) }),
    ...(asker.case === undefined ? {} : { [headers.caseRef]: encodeURIComponent(asker.case) }),
    ...(asker.answer === undefined ? {} : { [headers.answers]: encodeURIComponent(JSON.stringify(asker.answer.map(replyOf))) }),
  };
}

function replyOf(given: string): PromptReply {
  const [, prompt, version, answer] = /^([\w.-]+)@(\d+)=(.*)$/su.exec(given) ?? [];
  if (prompt === undefined || answer === undefined) throw new Exit(2, 'write an answer as `prompt@version=answer`; `custos prompts` shows what a purpose asks');
  return { prompt, version: Number(version), answer };
}

/** The answer as JSON. What the purpose asks first is asked at the terminal. Throws `Exit` for every other status; its sentence is the node's own. */
export async function askJson<T>(link: NodeLink, call: Call): Promise<T> {
  try {
    return await askOnce<T>(link, call);
  } catch (refusal) {
    if (!(refusal instanceof Exit)) throw refusal;
    if (refusal.prompt !== undefined) return askOnce<T>(link, await withSentence(refusal.prompt, refusal.message, call));
    if (refusal.problem !== 'prompt_unanswered' || headers.answers in (call.headers ?? {})) throw refusal;
    return askJson<T>(link, await answered(link, call));
  }
}

/** One more sentence, before anything is looked up (access/friction). Throws `Exit` 3 with the option where nobody can be asked. */
async function withSentence(prompt: NonNullable<Exit['prompt']>, message: string, call: Call): Promise<Call> {
  const before = call.headers?.[headers.answers];
  const asked: PromptView = { ...prompt, purpose: '', asked: 'lookup', kind: 'text', choices: [], pattern: null };
  process.stderr.write(`${message}\n`);
  const replies = await askAtTerminal([asked]);
  if (replies === undefined) throw new Exit(3, optionsFor([asked]), 'one_more_sentence');
  const all = [...(before === undefined ? [] : (JSON.parse(decodeURIComponent(before)) as PromptReply[])), ...replies];
  return { ...call, headers: { ...call.headers, [headers.answers]: encodeURIComponent(JSON.stringify(all)) } };
}

/** The same call with what the person answers. Throws `Exit` 3 with the options where nobody can be asked. */
async function answered(link: NodeLink, call: Call): Promise<Call> {
  const purpose = decodeURIComponent(call.headers?.[headers.purpose] ?? '');
  const prompts = (await askOnce<PromptsAnswer>(link, { method: 'GET', path: '/api/prompts', headers: { 'accept-language': call.headers?.['accept-language'] ?? 'en' } })).prompts.filter((one) => one.purpose === purpose);
  const replies = await askAtTerminal(prompts);
  if (replies === undefined) throw new Exit(3, optionsFor(prompts), 'prompt_unanswered');
  return { ...call, headers: { ...call.headers, [headers.answers]: encodeURIComponent(JSON.stringify(replies)) } };
}

async function askOnce<T>(link: NodeLink, call: Call): Promise<T> {
  const reply = await link.call(call);
  const body = await text(reply.body);
  const mark = reply.body.headers[headers.watermark];
  if (typeof mark === 'string') process.stderr.write(`EMERGENCY ACCESS · ${decodeURIComponent(mark)}\n`);
  if (reply.status >= 200 && reply.status < 300) return JSON.parse(body) as T;
  throw exitFrom(reply.status, body);
}

export function exitFrom(status: number, body: string): Exit {
  try {
    const { error, message, prompt } = JSON.parse(body) as Partial<Problem>;
    const how = error === 'step_up_needed' ? '; in the terminal: `custos login`, then `custos step-up`' : '';
    return new Exit(exitCodeOf(status), `${message ?? 'the node gave no reason'}${how}`, error, prompt);
  } catch {
    return new Exit(1, 'the node answered in a form that is not understood; is it of the same version?');
  }
}

export interface LedgerSummary {
  readonly origin: string;
  readonly index: string;
  readonly size: string;
  readonly root: string;
}

export function summaryOf(receipt: LedgerSummary): LedgerSummary {
  const { origin, index, size, root } = receipt;
  return { origin, index, size, root };
}
