// Past decisions made again, for those who watch an agency's record: the question is an entry, so is each reading, so is what came of it.
import { isDay } from '../registry/index.js';
import { BadInput } from '../kernel/index.js';
import type { Decision, ReplayedEntry, ReplayRun } from '../access/replay/index.js';
import type { Caller } from '../access/index.js';
import { answer } from './answer.js';
import type { App } from './app.js';
import { planFor } from './ask.js';
import { anyCallerOf } from './caller.js';
import { type DecisionView, type LedgerReceipt, NewReplay, type ReplayedLine, type ReplayOutcome } from './contract.js';
import type { House } from './house.js';
import { jsonLines, type Work } from './json-lines.js';

const linesShown = 1_000;
const dayMs = 86_400_000;

export function replayRoutes(app: App, house: House): void {
  app.post('/api/access/replays', { schema: { body: NewReplay } }, async (request, reply) => {
    const caller = await anyCallerOf(house, request);
    const plan = await planFor(house, caller, { action: 'replayDecisions', asked: { ...request.body }, agencyId: caller.member.agencyId });
    const { from, to } = await rangeOf(house, caller, request.body);
    const sealed = await house.replays.open(plan, from, to);
    return answer(house, reply, sealed, (run, ledger) => jsonLines(reply, replay(house, caller, run, ledger, request.body.entry !== undefined)));
  });
}

/** An entry of another log is an empty range: it is found as little as one that is not there (G4). */
async function rangeOf(house: House, caller: Caller, { entry, from, to }: NewReplay): Promise<{ from: bigint; to: bigint }> {
  const { agencyId } = caller.member;
  if (entry !== undefined) {
    const at = entry.lastIndexOf('#');
    const index = BigInt(entry.slice(at + 1));
    const origin = (await house.ledger.checkpoint(agencyId))?.origin;
    return at < 0 || entry.slice(0, at) === origin ? { from: index, to: index + 1n } : { from: 0n, to: 0n };
  }
  const head = (await house.ledger.heads()).find((one) => one.agencyId === agencyId)?.size ?? 0n;
  return {
    from: from === undefined ? 0n : await house.replays.firstSince(agencyId, dayMsOf(from)),
    to: to === undefined ? head : await house.replays.firstSince(agencyId, dayMsOf(to) + dayMs),
  };
}

/** Midnight, UTC. Throws `BadInput`. */
export function dayMsOf(day: string): number {
  if (!isDay(day)) throw new BadInput('this is not a date; write it as YYYY-MM-DD', { fr: 'ce n’est pas une date ; écrivez AAAA-MM-JJ' });
  return Date.parse(`${day}T00:00:00Z`);
}

async function* replay(house: House, caller: Caller, run: ReplayRun, ledger: LedgerReceipt, isOne: boolean): Work<ReplayOutcome> {
  const counts = { same: 0, differs: 0, cannot: 0 };
  const reasons: Record<string, number> = {};
  const lines: ReplayedLine[] = [];
  let entries = 0;
  let isWhole = false;
  try {
    for await (const { done, total, found } of run.steps()) {
      entries = done;
      yield { done, total };
      if (found === undefined) continue;
      counts[found.verdict] += 1;
      if (found.reason !== undefined) reasons[found.reason] = (reasons[found.reason] ?? 0) + 1;
      if ((isOne || found.verdict !== 'same') && lines.length < linesShown) lines.push(presentLine(found, ledger.origin));
    }
    isWhole = true;
  } finally {
    await noteEnd(house, caller, { ...counts, entries, outcome: isWhole ? 'done' : 'cancelled' });
  }
  return { entries, ...counts, reasons, lines, ledger };
}

/** What came of it, in counts: whoever reads the record later sees a replay that was cut off as one. */
async function noteEnd(house: House, { member, purpose, caseRef }: Caller, found: { readonly [key: string]: number | string }): Promise<void> {
  const actor = { agency: member.agencyId, member: member.memberId, user: member.userName, role: member.role };
  await house.door.note(member.agencyId, { action: 'replayDecisions', actor, purpose, case: caseRef, found });
}

function presentLine({ index, recordedAtMs, action, verdict, reason, was, now }: ReplayedEntry, origin: string): ReplayedLine {
  return {
    entry: `${origin}#${index}`, recordedAt: new Date(recordedAtMs).toISOString(), action, verdict, reason: reason ?? null,
    was: was === undefined ? null : presentDecision(was), now: now === undefined ? null : presentDecision(now),
  };
}

function presentDecision({ allow, policies, errors, obligations, masks, policyHash }: Decision): DecisionView {
  return { allow, policies: [...policies], errors: [...errors], obligations: [...obligations], masks: [...masks], policyHash };
}
