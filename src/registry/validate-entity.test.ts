import { describe, expect, it } from 'vitest';
import { validateEntity } from './validate-entity.js';

const check = (id: unknown, schema: unknown, properties: object) => validateEntity(id, schema, new Map(Object.entries(properties)));

describe('validateEntity', () => {
  it('keeps the sound values and lists the others', () => {
    const checked = check('p1', 'Person', { name: ['A. Person', 'A. Person'], birthDate: ['1970-13-01', '1970'], nothing: ['x'], groupRoles: ['g'], country: 'CA', height: [180] });
    expect(checked).toMatchObject({ ok: true, entity: { id: 'p1', schema: 'Person', properties: { name: ['A. Person'], birthDate: ['1970'], country: ['ca'], height: ['180'] } } });
    expect(checked.rejected.map((each) => each.prop)).toEqual(['birthDate', 'nothing', 'groupRoles']);
  });
  it.each([
    [1, 'Person', { name: ['x'] }], ['a b', 'Person', { name: ['x'] }], ['p', 'Persona', { name: ['x'] }], ['p', '__proto__', { name: ['x'] }], ['p', 'Interest', { role: ['x'] }],
    ['p', 'Person', {}], ['p', 'Person', { birthDate: ['never'] }], ['p', 'GroupRole', { member: ['a'] }], ['p', undefined, {}], ['p', 'Person', { name: Array.from({ length: 20_001 }, () => 'x') }],
  ])('refuses %j %s', (id, schema, properties) => {
    expect(check(id, schema, properties).ok).toBe(false);
  });
  it('does not take a link embedded as an object', () => {
    const checked = check('r', 'GroupRole', { member: [{ id: 'a', schema: 'Person' }, 'a'], group: ['g'] });
    expect(checked.ok).toBe(true);
    expect(checked.rejected).toHaveLength(1);
  });
  it('is not moved by prototype keys', () => {
    const properties = new Map<string, unknown>([['__proto__', ['x']], ['constructor', ['y']], ['name', ['z']]]);
    const checked = validateEntity('p', 'Person', properties);
    expect(checked.ok).toBe(true);
    expect(checked.rejected).toHaveLength(2);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
