import { describe, expect, it } from 'vitest';
import type { StatementView } from '../../../src/http/contract.js';
import { readEntityAddress } from './entity-address.js';
import { axisOf, periodOf, timeMarks } from './timeline.js';

const label = { level: 'PROTECTED_A', levelLabel: 'Protected A', text: 'PROTECTED A', caveats: [], releasableTo: [], originatorControl: false, permittedUses: [] };
const statement = (id: string, more: Partial<StatementView>): StatementView => ({
  id, entity: 'a~1', prop: 'role', propLabel: 'Role', type: 'text', value: 'member', caption: null, lang: null, label, validFrom: null, validTo: null, recordedOn: '2025-01-01', report: 'a~r', ...more,
});
const now = Date.UTC(2026, 10, 22);
const day = 86_400_000;

describe('the timeline', () => {
  it('is as precise as what was stated', () => {
    expect(periodOf('2021')).toEqual({ startMs: Date.UTC(2021, 0, 1), endMs: Date.UTC(2022, 0, 1), isDay: false });
    expect(periodOf('2021-12')).toEqual({ startMs: Date.UTC(2021, 11, 1), endMs: Date.UTC(2022, 0, 1), isDay: false });
    expect(periodOf('2021-12-31T10:00')).toEqual({ startMs: Date.UTC(2021, 11, 31), endMs: Date.UTC(2021, 11, 31) + day, isDay: true });
    expect(periodOf('about 2021')).toBeUndefined();
  });

  it('leaves undated statements out and keeps open ends open', () => {
    const marks = timeMarks(
      [statement('none', {}), statement('open', { validFrom: '2020' }), statement('until', { validTo: '2019-05' }), statement('born', { type: 'date', value: '1980-02-03', propLabel: 'Birth' })],
      now,
    );
    expect(marks.map((mark) => [mark.id, mark.kind, mark.isOpenStart, mark.isOpenEnd])).toEqual([
      ['born', 'day', false, false], ['until', 'span', true, false], ['open', 'span', false, true],
    ]);
    expect(marks.at(-1)?.endMs).toBe(now);
  });

  it('never ends a mark before it starts', () => {
    const [mark] = timeMarks([statement('odd', { validFrom: '2022-01-01', validTo: '2020-01-01' })], now);
    expect((mark?.endMs ?? 0) >= (mark?.startMs ?? 1)).toBe(true);
  });

  it('has an axis of whole years around its marks, with few ticks', () => {
    const marks = timeMarks([statement('a', { validFrom: '1961', validTo: '2024' })], now);
    const axis = axisOf(marks, 8);
    expect(axis.ticks.length).toBeLessThanOrEqual(10);
    expect([axis.startMs <= Date.UTC(1961, 0, 1), axis.endMs >= Date.UTC(2025, 0, 1)]).toEqual([true, true]);
  });
});

describe('the address of an entity', () => {
  it('keeps known views and real days only', () => {
    expect(readEntityAddress({ view: 'timeline', asOf: '2024-01-31', knownAt: 'x' })).toEqual({ view: 'timeline', asOf: '2024-01-31' });
    expect(readEntityAddress({ view: 'statements' })).toEqual({});
    expect(readEntityAddress({ view: 'secret' })).toEqual({});
  });
});
