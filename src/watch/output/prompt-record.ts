// A prompt as it is written down: one plain question, in both languages, that hints at nothing but the look-up itself.
import { compareText } from '../rank/draw.js';
import type { Prompt } from '../rank/prompts.js';
import { accessesOf, idOf, sortTexts } from './alert-record.js';
import { isoWeek, moment } from './iso-week.js';
import { sentences, type Words } from './sentences.js';
import type { Shown } from './shown.js';

/** One line of `prompts.jsonl`. */
export interface PromptRecord {
  readonly prompt_id: string;
  readonly actor_id: string;
  readonly subject_type: string | null;
  readonly subject_id: string | null;
  readonly event_ids: readonly string[];
  readonly accessed_at: string;
  readonly week: string;
  /** Start of the actor's next shift on the roster; null where it is not known. */
  readonly ask_at: string | null;
  readonly detectors: readonly string[];
  readonly question: Words;
}

export function promptRecord(prompt: Prompt, askAtMs: number | undefined, shown: Shown): PromptRecord {
  const accesses = accessesOf(prompt.findings, shown);
  const first = prompt.findings[0];
  const subject = first?.subject === undefined ? undefined : shown.subjects.get(first.subject);
  const atMs = accesses[0]?.atMs ?? first?.atMs ?? 0;
  const actorId = shown.material.peers.get(prompt.actor)?.actorId ?? '';
  const eventIds = accesses.map((one) => one.eventId);
  const at = moment(atMs);
  return {
    prompt_id: idOf('prompt', [actorId, eventIds, at]), actor_id: actorId, subject_type: subject?.type ?? null, subject_id: subject?.id ?? null, event_ids: eventIds, accessed_at: at,
    week: isoWeek(first?.knownWeek ?? 0), ask_at: askAtMs === undefined ? null : moment(askAtMs),
    detectors: sortTexts(prompt.findings.map((one) => shown.material.detectors[one.detector]?.name ?? '')),
    question: sentences.why(at.slice(0, 10), at.slice(11, 16), subject === undefined ? '—' : `${subject.type} ${subject.id}`),
  };
}

export function sortPrompts(prompts: readonly PromptRecord[]): PromptRecord[] {
  return prompts.toSorted((a, b) => compareText(a.accessed_at, b.accessed_at) || compareText(a.prompt_id, b.prompt_id));
}
