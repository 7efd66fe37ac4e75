// The demo world keeps its promises: the same every time, whole, and without a person who lacks a part or a suspect without a basis.
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { clearances, levels, purposes } from '../access/index.js';
import { hashOf } from '../kernel/index.js';
import { getSchema, gradeLabel, importFtm, isDay, meaningOf, parts as knownParts } from '../registry/index.js';
import { demoWorld } from './index.js';

const world = demoWorld();
const reports = [...world.reports];
const statements = reports.flatMap(({ report, statements: said }) => said.map((one) => ({ ...one, agencyId: report.agencyId })));
const entities = new Map(statements.map((one) => [`${one.agencyId}~${one.entityId}`, one.schema]));
const countOf = (schema: string) => [...entities.values()].filter((one) => one === schema).length;
const members = new Map(world.members('hash').map((member) => [`${member.agencyId}~${member.memberId}`, member]));
const cases = new Map(world.cases.map((one) => [`${one.agencyId}~${one.caseId}`, one]));
const labels = [...new Set([...reports.map(({ report }) => report.label), ...statements.flatMap((one) => one.label ?? []), ...world.judgements.map((one) => one.label)])];

const everything = (seed?: number): string => {
  const { members: membersOf, reports: told, ...rest } = demoWorld(seed);
  return hashOf(JSON.stringify([rest, membersOf('x'), [...told]]));
};

describe('the size of the world', () => {
  it('is the same world for the same seed, and another for another', () => {
    expect(everything()).toBe(everything());
    expect(everything(2)).not.toBe(everything());
  });

  it('has 6 police agencies in 4 provinces, 4 of other sectors, 108 people, 60 groups, 5,006 persons and 1,510 reports', () => {
    expect(world.agencies).toHaveLength(10);
    expect(new Set(world.agencies.flatMap((agency) => agency.province ?? [])).size).toBe(4);
    expect(members.size).toBe(108);
    expect(new Set([...members.values()].map((member) => member.userName)).size).toBe(108);
    expect(reports).toHaveLength(1510);
    expect(countOf('Person')).toBe(5006);
    // Sixty groups, two of which a second or third agency keeps under a record of its own.
    expect(countOf('CriminalGroup')).toBe(62);
    expect(statements.length).toBeGreaterThan(30_000);
    expect(statements.length).toBeLessThan(60_000);
  });

  it('is found by a search for sinaloa, in both languages and under several labels', () => {
    const mentioning = reports.filter(({ statements: said }) => said.some((one) => /sinaloa/i.test(one.value)));
    expect(mentioning.length).toBeGreaterThan(15);
    expect(new Set(mentioning.map(({ report }) => report.label)).size).toBeGreaterThan(4);
    const named = mentioning.flatMap(({ statements: said }) => said.filter((one) => /sinaloa/i.test(one.value)));
    expect(named.every((one) => one.schema === 'Person' && one.prop === 'notes')).toBe(true);
    expect(new Set(named.map((one) => one.lang))).toEqual(new Set(['eng', 'fra']));
  });
});

describe('reports', () => {
  it('have ids of their own, real days, known grades, a review date and the notice that they are fictional', () => {
    expect(new Set(reports.map(({ report }) => `${report.agencyId}~${report.reportId}`)).size).toBe(reports.length);
    for (const { report } of reports) {
      expect(isDay(report.reportedOn) && isDay(report.reviewDue ?? '')).toBe(true);
      expect(report.reportedOn >= '2023-01-01' && report.reportedOn <= '2026-10-31').toBe(true);
      expect(report.notices).toEqual(['fictional']);
      expect(members.has(`${report.agencyId}~${report.gradedBy}`)).toBe(true);
      for (const [kind, grade] of [['source', report.sourceGrade], ['information', report.informationGrade]] as const) {
        expect(grade !== undefined && gradeLabel(kind, grade, 'en') !== grade.code).toBe(true);
      }
    }
    expect(new Set(reports.map(({ report }) => report.sourceGrade?.scale)).size).toBe(4);
  });

  it('give every person a known part and every suspect a basis', () => {
    const codes = new Set(knownParts.map((part) => part.code));
    for (const { report, statements: said } of reports) {
      const placed = new Map(report.parts.map((part) => [part.entityId, part]));
      expect(placed.size).toBe(report.parts.length);
      expect(said.filter((one) => one.schema === 'Person' && !placed.has(one.entityId))).toEqual([]);
      for (const part of report.parts) {
        expect(codes.has(part.part)).toBe(true);
        if (part.part === 'suspect') expect(part.basis?.length ?? 0).toBeGreaterThan(9);
      }
    }
  });

  it('name every entity that they point at, under the label of the report, so that nothing points at what its reader may not see', () => {
    const unnamed = reports.flatMap(({ report, statements: said }) => {
      const named = new Set(said.filter((one) => one.label === undefined).map((one) => `${report.agencyId}~${one.entityId}`));
      const pointed = said.flatMap((one) => [`${report.agencyId}~${one.entityId}`, ...(meaningOf(one.schema, one.prop).type === 'entity' ? [one.value] : [])]);
      return pointed.filter((ref) => !named.has(ref));
    });
    expect(unnamed).toEqual([]);
  });

  it('state only what the registry accepts, as it writes it', async () => {
    const lines: string[] = [];
    const given = new Map<string, Record<string, string[]>>();
    for (const { report, statements: said } of reports) {
      const inReport = new Map<string, { id: string; schema: string; properties: Record<string, string[]> }>();
      for (const one of said) {
        const entity = inReport.get(one.entityId) ?? { id: one.entityId, schema: one.schema, properties: {} };
        if (entity.schema !== one.schema) throw new Error(`two schemata for ${one.entityId} in ${report.reportId}`);
        entity.properties[one.prop] = [...new Set([...(entity.properties[one.prop] ?? []), one.value])];
        inReport.set(one.entityId, entity);
      }
      for (const entity of inReport.values()) {
        given.set(`${lines.length + 1}`, entity.properties);
        lines.push(JSON.stringify(entity));
      }
    }
    async function* bytes() {
      yield Buffer.from(lines.join('\n'));
    }
    let sound = 0;
    const changed: unknown[] = [];
    for await (const item of importFtm(bytes())) {
      if (item.kind === 'quarantine') throw new Error(`${item.reason}: ${lines[item.row - 1]}`);
      if (isDeepStrictEqual({ ...item.entity.properties }, given.get(String(item.row)))) sound += 1;
      else changed.push(lines[item.row - 1]);
    }
    expect(changed).toEqual([]);
    expect(sound).toBe(lines.length);
    expect([...new Set(entities.values())].filter((schema) => getSchema(schema)?.abstract !== false)).toEqual([]);
  });

  it('tell of nothing that lies after their own day, but for what a plan is about to do', () => {
    const dated = new Set(['startDate', 'endDate', 'incorporationDate', 'date', 'buildDate', 'birthDate', 'foundedDate']);
    const late = reports.flatMap(({ report, statements: said }) => said.flatMap((one) => {
      const days = [dated.has(one.prop) && one.schema !== 'Plan' ? one.value : '', one.validFrom ?? '', one.validTo ?? ''];
      return days.filter((day) => day > report.reportedOn).map((day) => `${report.reportId} ${one.prop} ${day}`);
    }));
    expect(late).toEqual([]);
  });
});

describe('what surrounds the reports', () => {
  it('uses only levels, agencies, purposes and cases that exist, and one object for each marking', () => {
    const agencyIds = new Set(world.agencies.map((agency) => agency.agencyId));
    for (const label of labels) {
      expect(levels.some((level) => level.code === label.level)).toBe(true);
      for (const agency of label.releasableTo ?? []) expect(agency === 'ALL' || agencyIds.has(agency)).toBe(true);
      for (const purpose of label.purposes ?? []) expect(purposes.some((one) => one.code === purpose)).toBe(true);
      if (label.caseRef !== undefined) expect(cases.has(label.caseRef), label.caseRef).toBe(true);
    }
    expect(new Set(labels.map((label) => JSON.stringify(label))).size).toBe(labels.length);
    const has = (test: (label: (typeof labels)[number]) => boolean) => expect(labels.some(test)).toBe(true);
    has((label) => label.originatorControl === true);
    has((label) => label.citizenshipsOnly !== undefined);
    has((label) => label.purposes !== undefined);
    has((label) => label.caseRef !== undefined);
    has((label) => label.expiresOn !== undefined);
    has((label) => label.restricted !== undefined);
    has((label) => label.level === 'SECRET');
  });

  it('puts only existing members on cases, and each member on an open one', () => {
    const busy = new Set<string>();
    for (const one of world.cases) {
      for (const { agencyId, memberId } of one.members) {
        expect(members.has(`${agencyId}~${memberId}`), `${agencyId}~${memberId}`).toBe(true);
        if (one.closedOn === undefined) busy.add(`${agencyId}~${memberId}`);
      }
    }
    expect(busy.size).toBe(108);
    expect(world.cases.some((one) => one.closedOn !== undefined)).toBe(true);
    expect(world.cases.filter((one) => one.members.some((member) => member.agencyId !== one.agencyId)).length).toBeGreaterThan(5);
  });

  it('gives members known clearances and purposes', () => {
    for (const member of members.values()) {
      expect(clearances[member.clearanceCode], member.userName).toBeDefined();
      expect(member.passwordHash).toBe('hash');
      for (const purpose of member.purposes) expect(purposes.some((one) => one.code === purpose), purpose).toBe(true);
    }
  });

  it('judges and restricts only entities that exist, by people who may', () => {
    expect(world.judgements.length).toBeGreaterThan(40);
    for (const one of world.judgements) {
      expect(entities.has(one.left) && entities.has(one.right)).toBe(true);
      expect(['analyst', 'investigator']).toContain(members.get(`${one.agencyId}~${one.decidedBy}`)?.role);
    }
    expect(world.restrictions).toHaveLength(24);
    expect(new Set(world.restrictions.map((one) => one.entity)).size).toBe(24);
    for (const one of world.restrictions) {
      expect(entities.get(one.entity)).toBe('Person');
      expect(members.get(`${one.agencyId}~${one.decidedBy}`)?.purposes).toContain('records_review');
    }
  });

  it('never writes the identity of a source into a report', () => {
    const text = JSON.stringify(reports);
    for (const source of world.sealedSources) {
      for (const { field, text: sealed } of source.fields) if (field !== 'reports') expect([field, text.includes(sealed)]).toEqual([field, false]);
      expect(text.includes(source.sourceId)).toBe(false);
      expect(reports.some(({ report }) => report.agencyId === source.agencyId && report.sourceRef === source.reportRef), source.reportRef).toBe(true);
    }
  });
});
