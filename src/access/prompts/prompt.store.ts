// Which prompts a session has answered, for which purpose and case. What was answered stands in the record alone: it may be compelled, and
// is for nobody but those who may read the record.
import { type Db, prepared } from '../../db/index.js';
import type { GivenAnswer } from './prompt.js';

/** Who states which work; a `Caller` is one. */
interface Work {
  readonly member: { readonly agencyId: string; readonly memberId: string };
  readonly purpose: string;
  readonly caseRef: string;
  readonly sessionId?: string;
}

export class PromptStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** What was answered when this session stated its work last; earlier answers, of this or other work, count no longer. */
  async replace({ member, purpose, caseRef, sessionId = '' }: Work, answers: readonly GivenAnswer[], at: Date, logIndex: bigint): Promise<void> {
    await this.#db.transaction().execute(async (tx) => {
      await tx.deleteFrom('prompt_answer').where('agency_id', '=', member.agencyId).where('session_id', '=', sessionId).execute();
      if (answers.length === 0) return;
      await tx.insertInto('prompt_answer').values(answers.map((one) => ({
        agency_id: member.agencyId, answer_id: one.answerId, member_id: member.memberId, session_id: sessionId, purpose, case_ref: caseRef,
        prompt_id: one.prompt, prompt_version: one.version, answered_at: at, log_index: logIndex,
      }))).execute();
    });
  }

  async of({ member, purpose, caseRef, sessionId }: Work): Promise<readonly GivenAnswer[]> {
    if (sessionId === undefined) return [];
    // Asked with every question of everybody: one text, planned once.
    const rows = await prepared<{ answer_id: string; prompt_id: string; prompt_version: number }>(this.#db, 'prompts-answered', `select answer_id, prompt_id, prompt_version from prompt_answer
      where agency_id = $1 and member_id = $2 and session_id = $3 and purpose = $4 and case_ref = $5 order by answer_id`, [member.agencyId, member.memberId, sessionId, purpose, caseRef]);
    return rows.map((row) => ({ answerId: row.answer_id, prompt: row.prompt_id, version: row.prompt_version }));
  }
}
