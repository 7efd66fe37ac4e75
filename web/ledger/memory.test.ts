import { describe, expect, it } from 'vitest';
import { forget, type Memory, readMemory, writeMemory } from './memory.js';
import { sampleLog } from './sample-log.js';
import { addAnswer, agencyOf, checkWhole, hasFailure, learn, receiptSteps, setVerdict } from './seal.js';
import { verdictOf } from './receipt.js';

const origin = 'custos.example/north';
const log = await sampleLog(origin, 9);
const nothing: Memory = {};
const judge = async (index: number, size: number, before: Memory, now = before) =>
  verdictOf((await checkWhole(await log.receipt(index, size), log.key, before, now)).findings, receiptSteps);

async function after(size: number): Promise<Memory> {
  const receipt = await log.receipt(0, size);
  return learn(nothing, receipt, log.key, await checkWhole(receipt, log.key, nothing, nothing));
}

describe('the memory of a browser', () => {
  it('trusts a log at first sight and while it grows', async () => {
    expect(await judge(0, 4, nothing)).toBe('holds');
    expect(await judge(6, 8, await after(4))).toBe('holds');
    expect(await judge(3, 4, await after(4))).toBe('holds');
  });

  it('notices a log that shrank since the question was asked, and only then', async () => {
    expect(await judge(0, 4, await after(5))).toBe('fails');
    expect(await judge(0, 4, await after(3), await after(5))).toBe('holds');
  });

  it('notices a fork: the same size with another root', async () => {
    const memory = { [origin]: { key: log.key, size: '4', root: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' } };
    expect(await judge(0, 4, memory)).toBe('fails');
    expect(await judge(0, 4, nothing, memory)).toBe('fails');
  });

  it('notices another key under the same name', async () => {
    const stranger = await sampleLog(origin, 9);
    const receipt = await stranger.receipt(0, 9);
    expect(verdictOf((await checkWhole(receipt, stranger.key, await after(4), nothing)).findings, receiptSteps)).toBe('fails');
  });

  it('learns only what held whole, and keeps the largest', async () => {
    const receipt = { ...(await log.receipt(2, 9)), root: 'AAAA' };
    expect(learn(nothing, receipt, log.key, await checkWhole(receipt, log.key, nothing, nothing))).toEqual({});
    const seen = await after(7);
    const smaller = await log.receipt(0, 3);
    expect(learn(seen, smaller, log.key, await checkWhole(smaller, log.key, nothing, seen))).toEqual(seen);
    expect(forget(seen, origin)).toEqual({});
  });

  it('survives a damaged store', async () => {
    const shelf = new Map<string, string>();
    const store = { getItem: (name: string) => shelf.get(name) ?? null, setItem: (name: string, value: string) => void shelf.set(name, value) };
    writeMemory(store, await after(4));
    expect(readMemory(store)[origin]?.size).toBe('4');
    for (const odd of ['{', 'null', '{"a":1}', '[]']) {
      shelf.set('custos.seen', odd);
      expect(readMemory(store)).toEqual({});
    }
  });
});

describe('the seal', () => {
  it('never says more than was checked: without a key the check stays open', async () => {
    const receipt = await log.receipt(0, 4);
    expect(verdictOf((await checkWhole(receipt, undefined, nothing, nothing)).findings, receiptSteps)).toBe('open');
  });

  it('keeps a failure in sight through later good answers', async () => {
    const receipt = await log.receipt(0, 4);
    let state = setVerdict(addAnswer([], 1, receipt), 1, 'fails');
    for (let number = 2; number < 90; number += 1) state = setVerdict(addAnswer(state, number, receipt), number, 'holds');
    expect(hasFailure(state)).toBe(true);
    expect(state[0]?.number).toBe(89);
    expect(state.length).toBeLessThan(60);
  });

  it('names the agency of a log', () => {
    expect(agencyOf(origin, [])).toBe('north');
    expect(agencyOf(origin, [{ agency: 'n', origin, size: '1', root: '', checkpoint: '', key: '' }])).toBe('n');
  });
});
