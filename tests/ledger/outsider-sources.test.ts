// Several sources, the web and what was seen before: a log that shows itself differently to two readers is found.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { copyOfModel, model, outcome, outcomes, policy, run, SIZE, sound, verifier, wrong } from './outsider.js';
import { entryOf, freshFolder, publish, removeFolders } from './public-folder.js';

let folder: string;
beforeEach(() => {
  folder = copyOfModel();
});
afterAll(removeFolders);
const path = (name: string): string => join(folder, name);
const flipIn = (name: string, at: number): void => {
  const bytes = readFileSync(path(name));
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path(name), bytes);
};

describe('over the web', () => {
  let server: Server;
  let address: string;
  let answer: RequestListener;
  beforeAll(async () => {
    server = createServer((request, response) => answer(request, response));
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tlog/opp`;
  });
  beforeEach(() => {
    answer = (request, response) => {
      const file = path((request.url ?? '').replace('/tlog/opp/', ''));
      response.writeHead(existsSync(file) ? 200 : 404).end(existsSync(file) ? readFileSync(file) : undefined);
    };
  });
  afterAll(() => server.close());

  test('any static server will do', async () => {
    expect(await outcome(`${address}/`)).toMatchObject({ exit: 0, entries: SIZE });
  });

  test('a log and its mirror are held against each other', async () => {
    expect(await outcomes(address, model)).toMatchObject([{ exit: 0 }, { exit: 0 }]);
    publish(folder, [...sound.slice(0, SIZE - 1), entryOf(SIZE - 1, { payload: Buffer.from('{}') })]);
    expect(await outcomes(address, model)).toMatchObject([wrong(/root is not the one/), wrong(/root is not the one/)]);
  });

  test.each([
    ['a server that is down', 500], ['a redirection', 302], ['a refusal', 403],
  ])('%s leaves it open', async (_, status) => {
    answer = (_request, response) => response.writeHead(status, { location: `${address}/elsewhere` }).end();
    expect(await outcome(address)).toMatchObject({ exit: 2 });
  });

  test('a server that hangs up, or sends without end, does not hang the verifier', async () => {
    answer = (request) => request.socket.destroy();
    expect(await outcome(address)).toMatchObject({ exit: 2 });
    answer = (_request, response) => {
      const timer = setInterval(() => response.write('x'.repeat(100_000)), 1);
      response.on('close', () => clearInterval(timer));
    };
    expect(await outcome(address)).toMatchObject(wrong(/larger than it can be/));
  });
});

describe('memory', () => {
  test('a log may only grow from what was seen, and only what verifies is remembered', async () => {
    const seen = join(freshFolder(), 'seen');
    const [small, forked] = [freshFolder(), freshFolder()];
    publish(small, sound.slice(0, 300));
    expect(await outcome('--seen', seen, small)).toMatchObject({ exit: 0 });
    expect(await outcome('--seen', seen, folder)).toMatchObject({ exit: 0, seen: 300 });
    const remembered = readFileSync(seen, 'utf8');
    expect(remembered).toContain('\\n600\\n');
    expect(await outcome('--seen', seen, small)).toMatchObject(wrong(/went back: 600 entries were seen before, now it shows 300/));
    publish(forked, [entryOf(0, { payload: Buffer.from('{}') }), ...sound.slice(1), entryOf(600)]);
    expect(await outcome('--seen', seen, forked)).toMatchObject(wrong(/at 600 entries the root is not/));
    flipIn('tile/0/001', 9);
    expect((await outcomes('--seen', seen, folder, model)).map(({ exit }) => exit)).toEqual([1, 0]);
    expect(readFileSync(seen, 'utf8')).toBe(remembered);
  });

  test('two sources of one size and two roots are both refused, a mirror that lags is not', async () => {
    const [forked, lagging] = [freshFolder(), freshFolder()];
    publish(forked, sound.with(599, entryOf(599, { payload: Buffer.from('{}') })));
    expect((await outcomes(folder, forked)).map(({ exit }) => exit)).toEqual([1, 1]);
    publish(lagging, sound.slice(0, 256));
    expect((await outcomes(lagging, folder)).map(({ exit }) => exit)).toEqual([0, 0]);
  });

  test('a memory that cannot be read is not taken for none', async () => {
    const seen = join(freshFolder(), 'seen');
    writeFileSync(seen, '{"custos.example/opp":"nonsense"}');
    expect(await run('--policy', policy, '--seen', seen, folder)).toMatchObject({ code: 2, stderr: expect.stringMatching(/cannot be read/) as string });
  });
});

test('what cannot be checked is not called wrong', async () => {
  expect(await outcome(join(folder, 'nowhere'))).toMatchObject({ exit: 2, error: 'there is no checkpoint' });
  renameSync(path('checkpoint'), path('other'));
  expect(await outcomes(folder, model)).toMatchObject([{ exit: 2 }, { exit: 0 }]);
  for (const args of [[], [folder], ['--policy', policy], ['--policy', policy, '--content', 'x', folder], ['--policy', policy, '--max-age', 'soon', folder], ['--policy', policy, '--maxage', '5', folder], ['--policy', join(folder, 'none'), folder], ['--policy', policy, '--proof', join(folder, 'none')]]) {
    expect((await run(...args)).code).toBe(2);
  }
});

test('the verifier is one file without dependencies, short enough to be read', () => {
  const text = readFileSync(verifier, 'utf8');
  expect(text.split('\n').length).toBeLessThan(500);
  for (const [, from] of text.matchAll(/from '([^']+)'/g)) expect(from).toMatch(/^node:/);
  expect(text).not.toMatch(/import\(|require\(/);
});
