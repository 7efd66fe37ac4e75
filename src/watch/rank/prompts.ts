// Low-risk looks are asked about at the next shift: most are honest, and being asked ends most of the rest.
// Never where a question would warn: whoever any detector of care 'reviewer' has found at the same subject, or anything near it, is asked nothing (domain.md section 4).
// INVARIANT: an actor and subject that a reviewer looks at are never prompted (prompts.test.ts).
import type { Episode } from './episode.js';
import { type Finding, type Material, pairKey } from './finding.js';
import type { Ranking } from './weeks.js';

/** Odds of two to one: below, an honest person would be asked for nothing. */
const LEAST_LLR = Math.LN2;
/** The same person is not asked again about the same within four weeks, and about anything within one. */
const SAME_PAUSE_DAYS = 28;
const PERSON_PAUSE_DAYS = 7;

export interface Prompt {
  readonly actor: number;
  readonly findings: readonly Finding[];
}

export function choosePrompts(material: Material, ranking: Ranking): Prompt[] {
  const guarded = guardedOf(material, ranking);
  const alerted = new Set(ranking.alerts.flatMap((one) => (one.kind === 'lead' ? [one.candidate.key] : [])));
  const asked = ranking.book.episodes.filter((one) => one.groupKey === undefined && !alerted.has(`e${one.number}`) && !guarded.has(one)).flatMap((one) => daysToAsk(one, material));
  const lastDay = new Map<number, number>();
  return asked.toSorted((a, b) => dayOf(a) - dayOf(b) || firstId(a) - firstId(b)).filter((prompt) => {
    const last = lastDay.get(prompt.actor) ?? -Infinity;
    if (dayOf(prompt) < last + PERSON_PAUSE_DAYS) return false;
    lastDay.set(prompt.actor, dayOf(prompt));
    return true;
  });
}

const dayOf = (prompt: Prompt): number => prompt.findings[0]?.day ?? 0;
const firstId = (prompt: Prompt): number => prompt.findings[0]?.id ?? 0;

function daysToAsk(episode: Episode, material: Material): Prompt[] {
  const found = episode.findings.filter((one) => one.llr >= LEAST_LLR && material.detectors[one.detector]?.care === 'prompt').toSorted((a, b) => a.day - b.day || a.id - b.id);
  const prompts: Prompt[] = [];
  let last = -Infinity;
  for (const finding of found) {
    if (finding.day < last + SAME_PAUSE_DAYS) continue;
    last = finding.day;
    prompts.push({ actor: finding.actor, findings: found.filter((one) => one.day === finding.day) });
  }
  return prompts;
}

interface Guarded {
  has(episode: Episode): boolean;
}

/** Whom and what a question would warn, over the whole evidence: a prompt leaves today, whatever week it is about. */
function guardedOf(material: Material, ranking: Ranking): Guarded {
  const watched = material.findings.filter((one) => material.detectors[one.detector]?.care === 'reviewer');
  const accesses = new Set(watched.map((one) => one.access).filter((one) => one !== undefined));
  const pairs = new Set(watched.flatMap(({ actor, subject }) => (subject === undefined ? [] : [pairKey(actor, subject), ...(material.near.get(pairKey(actor, subject)) ?? []).map((one) => pairKey(actor, one.near))])));
  const people = new Set(ranking.alerts.flatMap((one) => (one.kind === 'lead' && one.candidate.score.findings.some((finding) => material.detectors[finding.detector]?.care === 'reviewer') ? one.candidate.actors : [])));
  return {
    has: (episode) => [...episode.actors].some((actor) => people.has(actor) || [...episode.subjects].some((subject) => pairs.has(pairKey(actor, subject)))) || [...episode.accesses].some((access) => accesses.has(access)),
  };
}
