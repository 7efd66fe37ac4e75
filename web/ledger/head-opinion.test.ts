import { describe, expect, it } from 'vitest';
import { judgeHead } from './head-opinion.js';
import { sampleLog } from './sample-log.js';

const origin = 'custos.example/north';
const log = await sampleLog(origin, 6);
const head = async (size: number) => {
  const receipt = await log.receipt(0, size);
  return { agency: 'north', origin, size: receipt.size, root: receipt.root, checkpoint: receipt.checkpoint, key: log.key };
};

describe('a head', () => {
  it('agrees, differs, is new, or is no signed statement', async () => {
    const [four, six] = [await head(4), await head(6)];
    const seen = { [origin]: { key: log.key, size: '4', root: four.root } };
    expect(await judgeHead(six, {})).toBe('unseen');
    expect([await judgeHead(four, seen), await judgeHead(six, seen)]).toEqual(['agrees', 'agrees']);
    expect(await judgeHead(await head(3), seen)).toBe('differs');
    expect(await judgeHead(four, { [origin]: { key: log.key, size: '4', root: six.root } })).toBe('differs');
    expect(await judgeHead(six, { [origin]: { key: 'another', size: '4', root: four.root } })).toBe('differs');
    for (const odd of [{ size: '5' }, { root: four.root }, { key: '' }, { checkpoint: four.checkpoint }, { origin: 'custos.example/south' }]) {
      expect(await judgeHead({ ...six, ...odd }, {})).toBe('bad');
    }
  });
});
