// Files of judgements (G1, G2, G4): row by row into quarantine, the rest in one writing or not at all; whoever hangs up before has written nothing.
import { setTimeout as pause } from 'node:timers/promises';
import { type AppraisalDraft, type CycleRow, type FileRow, type Judged, type Quarantined, readAppraisalBook, readAppraisals } from '../assessment/appraisals/index.js';
import { BadInput, hashOf } from '../kernel/index.js';
import { onRecord } from './answer.js';
import type { App } from './app.js';
import { cycleNamed, textsOf } from './appraisal-words.js';
import { planFor } from './ask.js';
import { callerOf } from './caller.js';
import { AppraisalFile, type AppraisalFileTaken } from './contract.js';
import type { House } from './house.js';
import { jsonLines, type Work } from './json-lines.js';
import { type Language, languageOf } from './language.js';
import { presentReceipt } from './receipt.js';
import { namingRows } from './source-names.js';

type Taken = Judged & { readonly quarantined: readonly Quarantined[] };
const told = { everyMs: 200, type: 'application/x-ndjson' } as const;

export function appraisalFileRoutes(app: App, house: House): void {
  app.post('/api/assessment/imports', { bodyLimit: 6_000_000, schema: { body: AppraisalFile } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const { cycle: named } = request.body;
    const plan = await planFor(house, caller, { action: 'appraise', asked: { cycle: named, file: true } });
    const cycle = await cycleNamed(house, plan, named);
    const rows = await rowsOf(request.body, cycle);
    const naming = await namingRows(house, caller, 'appraise', rows.map(({ draft }) => (draft instanceof BadInput ? [] : textsOf(draft, ''))));
    const drafts: readonly (AppraisalDraft | BadInput)[] = rows.map(({ draft }, at) => naming.get(at) ?? draft);
    const language = languageOf(request);
    if (request.headers.accept !== told.type) return onRecord(reply, presentTaken(await house.assessment.appraiser.judgeMany(plan, cycle, drafts), rows, language));
    // How far it is leaves before the outcome is on the record: so that a file came stands there first (G1).
    const { agencyId, memberId, userName } = caller.member;
    await house.door.note(agencyId, { action: 'appraise', actor: { agency: agencyId, member: memberId, user: userName }, cycle: cycle.ref, rows: rows.length, hash: hashOf(request.body) });
    const work = followed((onChecked, signal) => house.assessment.appraiser.judgeMany(plan, cycle, drafts, { onChecked, signal }), rows.length);
    return onRecord(reply, jsonLines(reply, presented(work, rows, language)));
  });
}

async function rowsOf({ csv, workbook }: AppraisalFile, cycle: CycleRow): Promise<readonly FileRow[]> {
  const names = [cycle.ref, cycle.id];
  if (csv !== undefined && workbook === undefined) return readAppraisals(csv, names);
  if (workbook !== undefined && csv === undefined) return readAppraisalBook(Buffer.from(workbook, 'base64'), names);
  throw new BadInput('give the file as `csv` or as `workbook`, one of them', { fr: 'donnez le fichier comme `csv` ou comme `workbook`, l’un des deux' });
}

/** How far the work is, until it has ended. Left before that, it is told to stop: it then writes nothing. */
async function* followed(work: (onChecked: (drafts: number) => void, signal: AbortSignal) => Promise<Taken>, total: number): Work<Taken> {
  const leaving = new AbortController();
  let done = 0;
  const ended = Promise.allSettled([work((drafts) => { done = drafts; }, leaving.signal)]);
  try {
    for (;;) {
      const over = await Promise.race([ended, pause(told.everyMs)]);
      if (over !== undefined) break;
      yield { done, total };
    }
    const [outcome] = await ended;
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  } finally {
    leaving.abort();
  }
}

async function* presented(work: Work<Taken>, rows: readonly FileRow[], language: Language): Work<AppraisalFileTaken> {
  return presentTaken(yield* work, rows, language);
}

function presentTaken({ ids, receipt, quarantined }: Taken, rows: readonly FileRow[], language: Language): AppraisalFileTaken {
  const why = ({ fr, message }: BadInput): string => (language === 'fr' ? fr : undefined) ?? message;
  return { rows: rows.length, taken: ids.length, quarantined: quarantined.map(({ at, problem }) => ({ row: rows[at]?.row ?? 0, why: why(problem) })), ledger: presentReceipt(receipt) };
}
