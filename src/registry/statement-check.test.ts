import { describe, expect, it } from 'vitest';
import { labelHash } from '../access/index.js';
import { statementRow } from './statement-row.js';
import { checkStatements } from './statement-check.js';

const said = { entityId: 'p-1', schema: 'Person', prop: 'name', value: 'Marisse Draile' };
const label = {
  agencyId: 'alder', labelId: 3, levelCode: 'SECRET', levelRank: 5, releasableTo: [], citizenshipsOnly: [], originatorControl: false, purposes: [], permittedUses: [], caveats: [],
  caseRef: null, restricted: null, expiresOn: null, sealed: false, kinds: [], units: [], disclosedUnder: null, origins: [], inputChannels: [], releasedTo: [], releasedFor: [], sector: 'police', foreignOrigins: [],
};

describe('what a person wrote', () => {
  it('is normalised by its type', () => {
    expect(checkStatements([said, { ...said, prop: 'birthDate', value: '1980-02' }])).toMatchObject([{ value: 'Marisse Draile' }, { value: '1980-02' }]);
  });
  it.each([
    [{ schema: 'Persona' }, 'no schema'], [{ prop: 'birthPlaces' }, 'no property'], [{ prop: '__proto__' }, 'no property'], [{ prop: 'constructor' }, 'no property'], [{ value: '' }, 'statement 1'],
    [{ prop: 'birthDate', value: 'not a date' }, 'statement 1, `birthDate`'], [{ validFrom: 'soon' }, 'a time is written'], [{ validTo: '2020-1-1' }, 'a time is written'],
    [{ entityId: 'p\u001f1' }, 'without spaces'], [{ entityId: 'p 1' }, 'without spaces'], [{ entityId: '' }, 'without spaces'], [{ lang: '\u001f' }, 'a language is written'], [{ lang: 'FR' }, 'a language is written'],
  ])('with %o is refused, saying where', (wrong, text) => expect(() => checkStatements([{ ...said, ...wrong }])).toThrow(text));
});

describe('a statement’s row', () => {
  const row = (more: object = {}) => statementRow({ agencyId: 'alder', source: 'rep-1' }, { ...said, ...more }, 'name', label);
  it('carries its keys under its label, and its words for the dictionary', () => {
    expect(row().keys).toEqual(expect.arrayContaining(['3:marisse', '3:draile']));
    expect(row().spelled).toEqual(expect.arrayContaining(['marisse', 'draile']));
  });
  it('has another hash for every other part', () => {
    const hashes = [{}, { entityId: 'p-2' }, { schema: 'LegalEntity' }, { prop: 'alias' }, { value: 'Other' }, { lang: 'fra' }, { validFrom: '2020' }, { validTo: '2020' }].map((more) => Buffer.from(row(more).contentHash).toString('hex'));
    const others = [{ agencyId: 'birch', source: 'rep-1' }, { agencyId: 'alder', source: 'rep-2' }].map((context) => Buffer.from(statementRow(context, said, 'name', label).contentHash).toString('hex'));
    const milder = Buffer.from(statementRow({ agencyId: 'alder', source: 'rep-1' }, said, 'name', { ...label, releasableTo: ['ALL'] }).contentHash).toString('hex');
    expect(new Set([...hashes, ...others, milder]).size).toBe(11);
    expect(labelHash(label)).toHaveLength(64);
  });
  it('knows the entity that it points at', () => {
    const pointing = statementRow({ agencyId: 'alder', source: 'rep-1' }, { ...said, schema: 'GroupRole', prop: 'group', value: 'birch~g~1' }, 'entity', label);
    expect([pointing.refAgencyId, pointing.refEntityId, pointing.keys]).toEqual(['birch', 'g~1', []]);
  });
});
