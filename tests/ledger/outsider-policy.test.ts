// The policy says whom to trust; one that could be read in two ways is refused with the number of its line.
import { createPublicKey } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { witnessSignerOf } from '../../src/ledger/format/cosignature.js';
import { copyOfModel, outcome, run, SIZE, sound, wrong } from './outsider.js';
import { checkpointOf, freshFolder, log, policyText, put, removeFolders, treeOf, witnesses } from './public-folder.js';

let folder: string;
beforeEach(() => {
  folder = copyOfModel();
});
afterAll(removeFolders);

describe('the policy', () => {
  const knowsMlDsa = ((): boolean => {
    try {
      createPublicKey({ key: Buffer.concat([Buffer.from('30820532300b06096086480165030403110382052100', 'hex'), Buffer.alloc(1312)]), format: 'der', type: 'spki' });
      return true;
    } catch {
      return false;
    }
  })();

  test('ML-DSA cosignatures count where this Node knows them, and are named where it does not', async () => {
    put(folder, 'checkpoint', Buffer.from(checkpointOf(treeOf(sound), SIZE, { cosigned: [[0, 0], [2, 0]] })));
    expect(await outcome(folder)).toMatchObject(knowsMlDsa ? { exit: 0 } : wrong(/no quorum: cosigned by w1; not checked, for this Node has no ML-DSA: w3/));
    put(folder, 'checkpoint', Buffer.from(checkpointOf(treeOf(sound), SIZE, { cosigned: [[0, 0], [1, 0], [2, 0]] })));
    expect(await outcome(folder)).toMatchObject({ exit: 0, unchecked: knowsMlDsa ? [] : ['w3'] });
  });

  test('without a quorum nobody need cosign, but then nobody says when', async () => {
    const own = join(freshFolder(), 'policy');
    writeFileSync(own, `log ${log.verifier.vkey}\nquorum none\n`);
    put(folder, 'checkpoint', Buffer.from(checkpointOf(treeOf(sound), SIZE, { cosigned: [] })));
    expect((await run('--policy', own, folder)).code).toBe(0);
    expect((await run('--policy', own, '--max-age', '60', folder)).stdout).toMatch(/stale/);
  });

  const [w1 = '', w2 = ''] = witnesses.map(({ verifier: key }) => key.vkey);
  test.each([
    ['a log key for a witness', `witness a ${log.verifier.vkey}\nquorum a\n`, 1],
    ['a witness key for a log', `log ${w1}\nquorum none\n`, 1],
    ['one key as log and witness', `log ${log.verifier.vkey}\nwitness a ${witnessSignerOf('a.example', new Uint8Array(32).fill(1)).verifier.vkey}\nquorum a\n`, 2],
    ['one witness under two names', `witness a ${w1}\nwitness b ${w1}\nquorum a\n`, 2],
    ['one name for two witnesses', `witness a ${w1}\nwitness a ${w2}\nquorum a\n`, 2],
    ['one witness in two groups', `witness a ${w1}\nwitness b ${w2}\ngroup g any a\ngroup h 2 a b\nquorum h\n`, 4],
    ['a group that asks for more than it has', `witness a ${w1}\ngroup g 2 a\nquorum g\n`, 2],
    ['a group that asks for nobody', `witness a ${w1}\ngroup g 0 a\nquorum g\n`, 2],
    ['a group without members', `group g all\nquorum g\n`, 1],
    ['a member that comes later', `group g any a\nwitness a ${w1}\nquorum g\n`, 1],
    ['a quorum that is not defined', 'quorum a\n', 1],
    ['two quorums', `quorum none\nquorum none\n`, 2],
    ['another word', `log ${log.verifier.vkey}\nignore all\nquorum none\n`, 2],
    ['a carriage return', `log ${log.verifier.vkey}\r\nquorum none\n`, 1],
    ['a key with another id', `log ${log.verifier.vkey.replace(/\+[0-9a-f]{8}\+/, '+00000000+')}\nquorum none\n`, 1],
  ])('is refused with its line: %s', async (_, text, line) => {
    const own = join(freshFolder(), 'policy');
    writeFileSync(own, text);
    const { code, stdout, stderr } = await run('--policy', own, folder);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(new RegExp(`line ${line} of the policy`));
  });

  test('is refused without a quorum, and when it was cut off', async () => {
    const own = join(freshFolder(), 'policy');
    for (const text of ['', `log ${log.verifier.vkey}\n`, policyText.slice(0, -1)]) {
      writeFileSync(own, text);
      expect((await run('--policy', own, folder)).code).toBe(2);
    }
  });
});
