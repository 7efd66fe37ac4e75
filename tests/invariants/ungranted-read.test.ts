// INVARIANT (G1): an ungranted read does not compile. TypeScript says so here, code by code and line by line.
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AccessError, seal } from '../../src/access/index.js';
import { openHouse, type TestHouse } from '../support/house.js';

const fixtures = fileURLToPath(new URL('./fixtures/', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));

/** `file line code` of each error. */
async function compile(): Promise<string[]> {
  const output = await new Promise<string>((resolve, reject) => {
    execFile(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', fixtures, '--pretty', 'false'], { cwd: root }, (fault, out, err) => {
      if (fault !== null && typeof fault.code !== 'number') reject(new Error(err, { cause: fault }));
      else resolve(out);
    });
  });
  return [...output.matchAll(/^(\S+)\((\d+),\d+\): error (TS\d+)/gm)].map(([, file = '', line, code]) => `${basename(file)} ${line} ${code}`);
}

function expected(): string[] {
  return readdirSync(fixtures).filter((name) => name.endsWith('.mts')).flatMap((name) =>
    readFileSync(join(fixtures, name), 'utf8').split('\n').flatMap((text, i) => {
      const code = /\/\/ (TS\d+)$/.exec(text)?.[1];
      return code === undefined ? [] : [`${name} ${i + 1} ${code}`];
    }));
}

test('no plan, grant, intent or sealed answer can be made up, and none can be read without its grant', async () => {
  const wanted = expected();
  expect(wanted.length).toBeGreaterThan(15);
  expect((await compile()).toSorted()).toEqual(wanted.toSorted());
});

describe('what compiles and is wrong all the same', () => {
  let at: TestHouse;
  beforeAll(async () => {
    at = await openHouse();
  });
  afterAll(async () => at.close());

  test('another answer’s grant opens nothing, even one for the same plan and the same words', async () => {
    const plan = await at.plan('bea', 'search');
    const [mine, twin] = [seal(plan, new Map(), 'Quorvane'), seal(plan, new Map(), 'Quorvane')];
    const grant = await at.house.door.release(twin);
    expect(() => mine.open(grant)).toThrow(AccessError);
    expect(() => mine.open(grant)).toThrow(expect.objectContaining({ code: 'wrong_grant' }));
    expect(twin.open(grant)).toBe('Quorvane');
  });
  test('a grant that was forged at run time opens nothing', async () => {
    const plan = await at.plan('bea', 'search');
    const sealed = seal(plan, new Map(), 'Quorvane');
    const real = await at.house.door.release(seal(plan, new Map(), ''));
    for (const forged of [Object.create(Object.getPrototypeOf(real) as object), Object.assign({}, real, { token: sealed.token }), {}, null]) {
      expect(() => Reflect.apply(sealed.open.bind(sealed), undefined, [forged])).toThrow();
    }
  });
});
