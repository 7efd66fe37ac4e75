// Fictional people only: no name of the demo world stands on a list of real people and groups that the project carries.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { normaliseWords } from '../matching/index.js';
import { demoWorld } from './index.js';

const statements = [...demoWorld().reports].flatMap(({ statements: said }) => said);

const valuesOf = (test: (one: (typeof statements)[number]) => boolean) => statements.filter(test).map((one) => one.value);
const nameProps = new Set(['name', 'alias', 'weakAlias', 'previousName', 'abbreviation']);
const keyOf = (name: string): string => normaliseWords(name).toSorted((a, b) => a.localeCompare(b)).join(' ');

function* namesOf(line: string): Generator<string> {
  const entity: { properties: Record<string, string[]> } = JSON.parse(line);
  for (const [prop, values] of Object.entries(entity.properties)) if (nameProps.has(prop)) yield* values;
}

function listedKeys(file: string): Set<string> {
  const text = readFileSync(new URL(`../../data/${file}`, import.meta.url), 'utf8');
  const names = text.split('\n').filter((line) => line.includes('"properties"')).flatMap((line) => [...namesOf(line)]);
  return new Set(names.map(keyOf).filter((key) => key !== ''));
}

describe.each(['listed-entities.jsonl', 'ofac-2021-names.jsonl'])('%s', (file) => {
  it('shares no name with the demo world', () => {
    const listed = listedKeys(file);
    expect(listed.size).toBeGreaterThan(100);
    const shared = new Set<string>();
    for (const one of statements) if (nameProps.has(one.prop) && listed.has(keyOf(one.value))) shared.add(one.value);
    expect([...shared]).toEqual([]);
  });
});

describe('invented contact details', () => {
  it('are telephone numbers that nobody has, plates that no province issues and postal codes that do not exist', () => {
    const phones = valuesOf((one) => one.prop === 'phone' || (one.schema === 'Call' && one.prop.endsWith('Number')));
    expect(phones.filter((phone) => !/^\+1\d{3}55501\d{2}$/.test(phone))).toEqual([]);
    const plates = valuesOf((one) => one.schema === 'Vehicle' && one.prop === 'registrationNumber');
    expect(plates.filter((plate) => plate.replaceAll('-', '').length < 9)).toEqual([]);
    expect(valuesOf((one) => one.prop === 'postalCode').filter((code) => !/^Z\d[A-Z] \d[A-Z]\d$/.test(code))).toEqual([]);
    expect(phones.length * plates.length).toBeGreaterThan(0);
  });
});
