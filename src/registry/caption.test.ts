import { describe, expect, it } from 'vitest';
import { captionFrom, namesFrom, schemaOf } from './caption.js';
import { clusterOf } from './judgement.js';
import { isExplained, restrictionHash } from './restriction.js';
import { checkGrade, gradeLabel } from './grade.js';
import { partStatements } from './part.js';
import { isDay } from './report-writer.js';
import type { Label } from '../access/index.js';

const line = (schema: string, prop: string, value: string | null) => ({ schema, prop, value });

describe('captions', () => {
  it('take the first name there is, else an alias, else the kind of thing', () => {
    expect(captionFrom('Person', [line('Person', 'alias', 'Lantern'), line('Person', 'name', 'Marisse Draile')])).toBe('Marisse Draile');
    expect(captionFrom('Person', [line('Person', 'alias', 'Lantern'), line('Person', 'name', null)])).toBe('Lantern');
    expect(captionFrom('Person', [])).toBe('Person');
  });
  it('come first among the names, each of which is given once', () => {
    expect(namesFrom('A', [line('Person', 'name', 'A'), line('Person', 'alias', 'B'), line('Person', 'alias', 'B'), line('Person', 'notes', 'C')])).toEqual(['A', 'B']);
  });
  it('speak of the most telling of several schemata', () => {
    expect(schemaOf([line('LegalEntity', 'name', 'x'), line('Company', 'name', 'x'), line('Organization', 'name', 'x')])).toBe('Company');
    expect(schemaOf([])).toBe('Thing');
  });
});

describe('clusters', () => {
  it('reach everything that is linked, once, the start first, in order, round a ring too', () => {
    expect(clusterOf('b', [['a', 'b'], ['c', 'b'], ['c', 'd'], ['d', 'b'], ['x', 'y']])).toEqual(['b', 'a', 'c', 'd']);
    expect(clusterOf('z', [['a', 'b']])).toEqual(['z']);
  });
});

describe('parts', () => {
  const person = { entityId: 'p', schema: 'Person', prop: 'name', value: 'X' };
  it('are required of every person, and of a suspect a basis', () => {
    expect(() => partStatements([], [person])).toThrow('has no part');
    for (const basis of [undefined, '', '   ', 'short']) expect(() => partStatements([{ entityId: 'p', part: 'suspect', ...(basis === undefined ? {} : { basis }) }], [person])).toThrow('without a basis');
    expect(() => partStatements([{ entityId: 'p', part: 'culprit' }], [person])).toThrow('there is no part');
    expect(() => partStatements([{ entityId: 'q', part: 'victim' }, { entityId: 'p', part: 'victim' }], [person])).toThrow('states nothing');
  });
  it('become statements of the person', () => {
    expect(partStatements([{ entityId: 'p', part: 'suspect', basis: ' Seen on four dates. ' }], [person])).toEqual([
      { entityId: 'p', schema: 'Person', prop: 'reportPart', value: 'suspect' }, { entityId: 'p', schema: 'Person', prop: 'reportBasis', value: 'Seen on four dates.' },
    ]);
    expect(partStatements([], [{ entityId: 'c', schema: 'Company', prop: 'name', value: 'X' }])).toEqual([]);
  });
});

describe('grades', () => {
  it('stay in their scale; source and information are never exchanged', () => {
    expect(() => checkGrade('source', { scale: 'ADMIRALTY', code: 'B' })).not.toThrow();
    expect(() => checkGrade('information', { scale: 'ADMIRALTY', code: 'B' })).toThrow('use one of 1, 2, 3, 4, 5, 6');
    expect(() => checkGrade('source', { scale: 'STARS', code: '5' })).toThrow('there is no scale');
    expect(gradeLabel('source', { scale: 'GONE', code: 'Q' }, 'fr')).toBe('Q');
    expect(gradeLabel('source', { scale: 'ADMIRALTY', code: 'B' }, 'en')).toBe('usually reliable');
  });
});

describe('days', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-1-1', '20260101', '2026-01-01T00:00', ' 2026-01-01', ''])('`%s` is none', (text) => expect(isDay(text)).toBe(false));
  it('a leap day is one', () => expect(isDay('2028-02-29')).toBe(true));
});

describe('a restriction', () => {
  const label = (more: Partial<Label> = {}): Label => ({
    agencyId: 'alder', labelId: 1, levelCode: 'PROTECTED_B', levelRank: 2, releasableTo: ['ALL'], citizenshipsOnly: [], originatorControl: false, purposes: [], permittedUses: [],
    caveats: [], caseRef: null, restricted: null, expiresOn: null, sealed: false, kinds: [], units: [], disclosedUnder: null, origins: [], inputChannels: [], releasedTo: [], releasedFor: [], sector: 'police', foreignOrigins: [], ...more,
  });
  const acquittal = { kind: 'acquittal', effectiveOn: '2026-01-01' };
  const youth = { kind: 'youth', effectiveOn: '2030-01-01' };
  it('explains the label that it makes stricter, and no other', () => {
    const restricted = label({ labelId: 2, restricted: 'acquittal' });
    const expiring = label({ labelId: 3, expiresOn: 20_300_101 });
    expect(isExplained(label(), label(), [])).toBe(true);
    expect(isExplained(label(), restricted, [acquittal])).toBe(true);
    expect(isExplained(label(), expiring, [youth])).toBe(true);
    expect(isExplained(label(), label({ labelId: 4, restricted: 'acquittal', expiresOn: 20_300_101 }), [youth, acquittal])).toBe(true);
    expect(isExplained(restricted, restricted, [acquittal])).toBe(true);
    for (const [now, later] of [
      [label(), [acquittal]], [label(), [youth]], [restricted, []], [restricted, [youth]], [expiring, [acquittal]], [label({ labelId: 5, expiresOn: 20_990_101 }), [youth]],
      [label({ labelId: 6, restricted: 'acquittal', releasableTo: [] }), [acquittal]], [label({ labelId: 7, restricted: 'youth' }), [acquittal]], [undefined, []],
    ] as const) expect(isExplained(label(), now, later)).toBe(false);
  });
  it('is announced with all of its terms and nothing else', () => {
    const terms = { entity: 'alder~p', kind: 'youth', effectiveOn: '2030-01-01', basis: 'order' };
    expect(restrictionHash({ ...terms, more: 1 } as never)).toBe(restrictionHash(terms));
    for (const key of Object.keys(terms)) expect(restrictionHash({ ...terms, [key]: 'other' })).not.toBe(restrictionHash(terms));
  });
});
