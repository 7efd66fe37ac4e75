// A detector asks one question of the evidence and says what would answer it innocently. It finds; it never judges.
// Each stands in a file of its own, `detect-*.ts`, with its SQL: someone who doubts an alert can read what was asked.

/** Kinds of evidence that do not follow from each other. Scores are summed across families, never within one. */
export type Family = 'relation' | 'interest' | 'harm' | 'guarded' | 'volume' | 'paper' | 'presence' | 'skew';

/** What an alert of this detector would set off in the person examined, domain.md section 4: a prompt may be asked of them, or it must never tip them off. */
export type Care = 'prompt' | 'reviewer';

export type Language = 'en' | 'fr';

/** Figures and words that a finding's sentence needs: what the SQL puts into `facts` as JSON. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** `FINDING_COLUMNS` are what the SQL of a detector must give, in any order, by name (working-tables.store.ts says what each means). */
export interface Detector {
  /** 1 to 16 as `docs/detectors.md` numbers them, then ours. */
  readonly number: number;
  readonly name: string;
  readonly family: Family;
  readonly care: Care;
  /** Where what it finds is told at once: its leads never wait for a place that chance drew for an audit. */
  readonly isAlarm?: true;
  /** One sentence in plain words. */
  readonly question: Readonly<Record<Language, string>>;
  /** Tables that must have rows, and columns of `accesses` that must be filled; with any of them absent the detector cannot run and says so. */
  readonly needs: readonly Need[];
  /** What clears a finding: independent explanations of the access, or nothing (a reason can itself be the offence). */
  readonly clearedBy: 'independent explanation' | 'nothing';
  /** What honest work looks the same, and how often to expect it. */
  readonly falseAlarms: string;
  /** Section of domain.md, statute, inspection or trial that the question comes from. */
  readonly source: string;
  /** SELECT statements over the working tables that give findings; an earlier statement may make a temporary table named `d<number>_…`. */
  readonly prepare?: readonly string[];
  readonly sql: string;
  /** One plain sentence with the figures of a finding. Names no hidden thing and no guilt. */
  readonly say: Readonly<Record<Language, (facts: Facts) => string>>;
}

/** `table`, or `table.column` where a column must hold at least one value. */
export type Need = string;
