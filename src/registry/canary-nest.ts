// Where canaries live: they come in as any file of the agency comes in, under a marking by which policies keep them out of warrants, disclosure and exports
// (LEAD_ONLY, policies/uses.cedar), and go as a record goes whose suspension was granted.
import type { Caller, Door, Label, LabelSpec, LabelStore, Plan } from '../access/index.js';
import { specOf } from '../access/index.js';
import { dayOf, entityRef, hashOf, isRefused, type Clock, type Random } from '../kernel/index.js';
import { normaliseWords } from '../matching/index.js';
import type { Authoring } from './authoring.js';
import { CanaryNestStore, isNear, type ShapeRow } from './canary-nest.store.js';
import type { Imports } from './import-runner.js';
import type { ImportStream } from './import-item.js';
import { ownFile } from './published-list.js';

export { CanaryNestStore };

export interface NestParts {
  readonly store: CanaryNestStore;
  readonly door: Door;
  readonly labels: LabelStore;
  readonly imports: Imports;
  readonly authoring: Authoring;
  /** A program of the agency that brings files in, as it asks at the door. */
  readonly feedOf: (agencyId: string) => Promise<Caller | undefined>;
  /** How the agency called a file that it brought in lately. */
  readonly fileOf: (agencyId: string) => Promise<string | undefined>;
  readonly clock: Clock;
  readonly random: Random;
}

interface Person {
  readonly entityId: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
}

interface Weighed {
  readonly word: string;
  readonly count: number;
}

/** Values of these are shared by many people; of any other property they would be somebody's own. */
const shared: ReadonlySet<string> = new Set(['nationality', 'country', 'gender', 'birthPlace', 'birthCountry', 'citizenship', 'title']);
const shapesKept = 5 * 60_000;
const leadOnly = 'LEAD_ONLY';

export class CanaryNest {
  readonly #parts: NestParts;
  #shapes = new Map<string, { readonly atMs: number; readonly rows: readonly ShapeRow[] }>();

  constructor(parts: NestParts) {
    this.#parts = parts;
  }

  async shape(agencyId: string) {
    const rows = await this.#rows(agencyId);
    const persons = new Map<string, ShapeRow[]>();
    for (const row of rows) persons.set(row.entity_id, [...(persons.get(row.entity_id) ?? []), row]);
    const names = rows.filter((row) => row.prop === 'name').map((row) => row.value.trim().split(/\s+/u)).filter((words) => words.length === 2);
    const props = [...new Set(rows.map((row) => row.prop))].filter((prop) => shared.has(prop) || prop === 'birthDate');
    return {
      persons: persons.size, ids: [...persons.keys()].slice(0, 2_000), given: counted(names.map(([first = '']) => first)), surnames: counted(names.map(([, last = '']) => last)),
      birthDates: rows.filter((row) => row.prop === 'birthDate' && /^\d{4}/.test(row.value)).map((row) => row.value),
      props: Object.fromEntries(props.map((prop) => [prop, {
        share: [...persons.values()].filter((own) => own.some((row) => row.prop === prop)).length / Math.max(1, persons.size), values: counted(rows.filter((row) => row.prop === prop).map((row) => row.value)).filter((one) => one.count > 1),
      }])),
    };
  }

  async isTaken({ name }: Pick<Person, 'name'>, others: readonly string[]): Promise<boolean> {
    if (others.some((other) => isNear(name, other))) return true;
    return this.#parts.store.isNear(normaliseWords(name), name, this.#parts.labels.all.map((one) => one.labelId));
  }

  async blendsIn(agencyId: string): Promise<boolean> {
    const rows = await this.#rows(agencyId);
    return new Set(rows.filter((row) => this.#isLeadOnly(row.label_id)).map((row) => row.entity_id)).size >= 5;
  }

  async plant(agencyId: string, person: Person, reportId: string): Promise<boolean> {
    const { door, imports, random } = this.#parts;
    const label = await this.#label(agencyId);
    const profile = ownFile(agencyId, (await this.#parts.fileOf(agencyId)) ?? 'records.csv', dayOf(this.#parts.clock()), label);
    const plan = await this.#feed(agencyId, profile.sourceName);
    if (plan === undefined) return false;
    const fileHash = hashOf(Buffer.from(random(32)).toString('hex'));
    const { member } = plan.caller;
    await door.note(agencyId, { action: 'import', actor: { agency: agencyId, member: member.memberId, user: member.userName }, kind: 'csv', source: profile.sourceName, hash: fileHash });
    await imports.run(plan, { key: { agencyId, kind: 'csv', sourceName: profile.sourceName, fileHash }, stream: rowOf(person), report: { ...profile.report, reportId }, part: profile.part });
    this.#shapes.delete(agencyId);
    return true;
  }

  async withdraw(agencyId: string, { entityId }: Person): Promise<void> {
    const plan = await this.#feed(agencyId, 'withdrawn');
    if (plan !== undefined) await this.#parts.authoring.restrict(plan, { entity: entityRef({ agencyId, entityId }), kind: 'record_suspension', effectiveOn: dayOf(this.#parts.clock()), basis: 'the period of retention is over' });
  }

  async #feed(agencyId: string, source: string): Promise<Plan | undefined> {
    const feed = await this.#parts.feedOf(agencyId);
    const plan = feed && (await this.#parts.door.ask(feed, { action: 'import', asked: { kind: 'csv', source }, agencyId }));
    return plan === undefined || isRefused(plan) ? undefined : plan;
  }

  /** The commonest marking of its persons that is for leads only; else the commonest of all, with that use. */
  async #label(agencyId: string): Promise<LabelSpec> {
    const found = counted((await this.#rows(agencyId)).map((row) => String(row.label_id))).flatMap(({ word }) => this.#parts.labels.label(Number(word)) ?? []).filter(isPlain);
    const own = found.find((one) => one.permittedUses.includes(leadOnly)) ?? found[0];
    const spec: LabelSpec = own === undefined ? { level: 'PROTECTED_A', releasableTo: ['ALL'] } : specOf(own);
    return { ...spec, permittedUses: [...new Set([...(spec.permittedUses ?? []), leadOnly])] };
  }

  #isLeadOnly(labelId: number): boolean {
    return this.#parts.labels.label(labelId)?.permittedUses.includes(leadOnly) ?? false;
  }

  async #rows(agencyId: string): Promise<readonly ShapeRow[]> {
    const now = this.#parts.clock();
    const kept = this.#shapes.get(agencyId);
    if (kept !== undefined && kept.atMs > now - shapesKept) return kept.rows;
    const rows = await this.#parts.store.persons(agencyId);
    this.#shapes.set(agencyId, { atMs: now, rows });
    return rows;
  }
}

function isPlain({ caseRef, restricted, expiresOn, sealed, kinds, origins }: Label): boolean {
  return caseRef === null && restricted === null && expiresOn === null && !sealed && kinds.length === 0 && origins.length === 0;
}

/** Commonest first. */
function counted(words: readonly string[]): Weighed[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => ({ word, count })).toSorted((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
}

async function* rowOf({ entityId, name, properties }: Person): ImportStream {
  const values = Object.entries({ name, ...properties }).map(([prop, value]): [string, string[]] => [prop, [value]]);
  yield { kind: 'entity', row: 1, bytesRead: 1, entity: { id: entityId, schema: 'Person', properties: Object.fromEntries(values) } };
}
