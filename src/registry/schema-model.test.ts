import { describe, expect, it } from 'vitest';
import { captionOf, codesOf, getSchema, isA, isEdge, listSchemata, propertyOf } from './schema-model.js';

describe('the schemata', () => {
  it('are FollowTheMoney\'s and ours', () => {
    expect(listSchemata().length).toBe(77);
    expect(listSchemata().slice(0, 8).map((schema) => schema.name)).toEqual(['Capability', 'CriminalGroup', 'Feud', 'GroupRole', 'Incident', 'Plan', 'Seizure', 'Technique']);
    expect(listSchemata({ concrete: true }).some((schema) => schema.abstract)).toBe(false);
  });
  it('inherit', () => {
    expect(isA('CriminalGroup', 'LegalEntity')).toBe(true);
    expect(isA('CriminalGroup', 'Thing')).toBe(true);
    expect(isA('Seizure', 'Event')).toBe(true);
    expect(isA('Person', 'Organization')).toBe(false);
    expect(propertyOf('CriminalGroup', 'name')).toMatchObject({ qname: 'Thing:name', type: 'name', labelFr: 'Nom' });
    expect(propertyOf('CriminalGroup', 'threatLevel')).toMatchObject({ type: 'string', labelFr: 'Niveau de menace' });
    expect(propertyOf('Seizure', 'quantity')?.type).toBe('number');
  });
  it('know edges, from both sides', () => {
    expect(isEdge('GroupRole')).toBe(true);
    expect(isEdge('Feud')).toBe(true);
    expect(isEdge('Ownership')).toBe(true);
    expect(isEdge('Person')).toBe(false);
    expect(isEdge('nothing')).toBe(false);
    expect(getSchema('GroupRole')?.edge).toMatchObject({ source: 'member', target: 'group', directed: true, labelFr: 'a un rôle dans' });
    expect(propertyOf('Person', 'groupRoles')).toMatchObject({ stub: true, range: 'GroupRole', reverse: 'member', labelFr: 'Rôles dans des groupes' });
    expect(propertyOf('GroupRole', 'member')).toMatchObject({ range: 'LegalEntity', reverse: 'groupRoles' });
    expect(getSchema('GroupRole')?.temporalStart).toEqual(['startDate', 'date']);
  });
  it('treat names from JavaScript\'s own objects as unknown', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '']) {
      expect(getSchema(name)).toBeUndefined();
      expect(propertyOf('Person', name)).toBeUndefined();
      expect(isA(name, 'Thing')).toBe(false);
      expect(isEdge(name)).toBe(false);
    }
  });
  it('name every one of their own in French', () => {
    for (const schema of listSchemata().filter((each) => each.ours)) {
      expect(schema.labelFr).not.toBe('');
      for (const property of schema.properties.values()) expect(property.labelFr).not.toBe('');
    }
  });
  it('every featured, caption, required and edge property exists', () => {
    for (const schema of listSchemata()) {
      const ends = schema.edge === null ? [] : [schema.edge.source, schema.edge.target];
      for (const prop of [...schema.featured, ...schema.caption, ...schema.required, ...ends]) {
        expect(schema.properties.has(prop), `${schema.name}:${prop}`).toBe(true);
      }
    }
  });
});

it('captionOf takes the first name there is', () => {
  expect(captionOf('Person', { alias: ['B'], name: ['A'] })).toBe('A');
  expect(captionOf('Seizure', { commodity: ['cocaine'] })).toBe('cocaine');
  expect(captionOf('GroupRole', {})).toBe('Role in a group');
  expect(captionOf('Person', { weakAlias: ['W'] })).toBe('W');
});

it('codesOf lists what FollowTheMoney knows', () => {
  expect(codesOf('country').get('suhh')).toBe('Soviet Union');
  expect(codesOf('language').has('fra')).toBe(true);
  expect(codesOf('topic').has('sanction')).toBe(true);
});
