// A storyline report: who wrote it, under which label, and what it says. Written by hand, so that what each reader may find is known.
import type { LabelSpec } from '../access/index.js';
import { yearsAfter } from './calendar.js';
import { codeOf } from './dice.js';
import { gradingOf } from './grades.js';
import { ReportScript } from './report-script.js';
import type { Fact, Subject } from './subject.js';
import type { ReportWithStatements } from './world-draft.js';

/** `grade`: scale, source and information, as `ADMIRALTY B 2`. */
export interface StoryReport {
  readonly agencyId: string;
  readonly on: string;
  readonly title: string;
  readonly label: LabelSpec;
  readonly grade: string;
  readonly by: string;
  readonly sourceRef: string;
  readonly write: (script: ReportScript) => void;
}

/** Turns it into a report. Its id depends on agency and day alone. */
export function tellStory(one: StoryReport, seed: number): ReportWithStatements {
  const script = new ReportScript({
    agencyId: one.agencyId, reportId: `report-${one.on.slice(0, 4)}-${codeOf(0, `story/${one.agencyId}/${one.on}`)}`, sourceRef: one.sourceRef, title: one.title,
    reportedOn: one.on, ...gradingOf(one.grade), gradedBy: one.by, label: one.label, retentionBasis: 'reasonable_suspicion', reviewDue: yearsAfter(one.on, 5),
  }, seed);
  one.write(script);
  return script.done();
}

/** Free text, dated when it was true. */
export function remark(value: string, validFrom?: string, lang: 'eng' | 'fra' = 'eng'): Fact {
  return { prop: 'notes', value, lang, ...(validFrom === undefined ? {} : { validFrom }) };
}

/** A membership with its time. */
export function role(script: ReportScript, member: Subject, group: Subject, name: string, from: string, to?: string): void {
  const time = { validFrom: from, ...(to === undefined ? {} : { validTo: to }) };
  script.link('GroupRole', { member, group }, [
    { prop: 'role', value: name, lang: 'eng', ...time }, { prop: 'startDate', value: from }, ...(to === undefined ? [] : [{ prop: 'endDate', value: to }]),
  ]);
}
