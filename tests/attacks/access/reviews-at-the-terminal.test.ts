// Attackers: a reviewer who hopes that the terminal lets through what the pages do not; whoever scripts it and would take a refusal for an answer. Promises: G4, G11,
// G12. The commands go by the routes of the pages, to a node that listens.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runTerminal } from '../../../src/cli/index.js';
import { socketFolderFor } from '../../../src/db/index.js';
import { type Listening, listen } from '../../../src/http/index.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { aLead } from '../../support/review-lead.js';

let at: TestHouse;
let node: Listening;
const before = process.env['CUSTOS_DATA'];
const why = 'said for this test in so many words';
beforeAll(async () => {
  at = await openHouse({ demo: true });
  await at.house.intake.take('alder', [aLead('lead-1', 'ana', { isSerious: true, subject: 'Edda Draile' }), aLead('lead-2', 'pia')]);
  process.env['CUSTOS_DATA'] = join(at.folder, 'data');
  node = await listen(at.house, { socketPath: join(socketFolderFor(join(at.folder, 'data')), 'node.sock') });
}, 120_000);
afterAll(async () => {
  if (before === undefined) delete process.env['CUSTOS_DATA'];
  else process.env['CUSTOS_DATA'] = before;
  await node.close();
  await at.close();
});

/** Exit code and what was said, errors included; warnings of Node itself are not ours. */
async function custos(who: string, ...args: string[]): Promise<[code: number, said: string]> {
  let said = '';
  const spies = (['stdout', 'stderr'] as const).map((name) => vi.spyOn(process[name], 'write').mockImplementation((text) => { if (!/^\(node:|^\(Use `node/.test(String(text))) said += String(text); return true; }));
  try {
    return [await runTerminal(['reviews', ...args, '--as', who, ...(who === 'ana' || who === 'pia' ? [] : ['--purpose', 'integrity_review', '--case', 'alder~oak'])]), said];
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
async function json<T>(who: string, ...args: string[]): Promise<T> {
  const [code, said] = await custos(who, ...args, '--json');
  expect([args, code, said]).toEqual([args, 0, said]);
  return JSON.parse(said) as T;
}

test('a lead goes its whole way, from the list to its disclosure', async () => {
  expect(await json('exa', 'take')).toMatchObject({ id: 'lead-1' });
  expect(await custos('exa', 'triage', 'lead-1', '--reviewers', 'exa,ira', '--why', why)).toEqual([0, 'It is before two reviewers.\n']);
  expect(await custos('exa', 'ask', 'lead-1', '--question', 'What led you to this address?')).toEqual([0, 'Asked.\n']);
  const { questions: [question] } = await json<{ questions: { id: string }[] }>('ana', 'answer');
  expect(await custos('ana', 'answer', question?.id ?? '', '--text', 'A call by a neighbour.')).toEqual([0, 'Your answer was given.\n']);
  for (const who of ['exa', 'ira']) expect(await custos(who, 'judge', 'lead-1', '--decision', 'coach', '--explanation', 'no dispatch led there', '--why', why)).toEqual([0, 'Your opinion stands.\n']);
  expect(await custos('ira', 'show', 'lead-1')).toEqual([0, expect.stringMatching(/^lead-1: serious, coach[^]*explained\? No dispatch[^]*reason: Looked up[^]*A call by a neighbour/)]);
  expect(await custos('exa', 'list', '--state', 'closed')).toEqual([0, expect.stringContaining('lead-1')]);
  const { tasks: [task] } = await json<{ tasks: { id: string }[] }>('exa', 'exposed');
  expect(await custos('exa', 'exposed', task?.id ?? '', '--own', 'possible', '--why', why)).toEqual([0, 'Done.\n']);
  const { lines: [line] } = await json<{ lines: { id: string }[] }>('exa', 'disclosure');
  expect(await custos('exa', 'disclosure', line?.id ?? '', '--own')).toEqual([0, 'Done.\n']);
  expect(await custos('exa', 'statistics')).toEqual([0, expect.stringContaining('ex-partner')]);
});

test('what the desk keeps from somebody is refused here in the same words as what is nowhere, and a word that is none is said to be so', async () => {
  const [hidden, absent] = [await custos('eda', 'show', 'lead-1'), await custos('eda', 'show', 'lead-9')];
  expect([hidden[0], hidden]).toEqual([3, absent]);
  expect((await custos('eda', 'list'))[1]).not.toContain('lead-1');
  expect((await custos('ira', 'show', 'lead-2'))[0]).toBe(3);
  expect((await custos('ira', 'show', 'lead-2', '--why', why))[0]).toBe(0);
  expect((await custos('ana', 'list'))[0]).toBe(2);
  expect((await custos('exa', 'judge', 'lead-2', '--decision', 'sack', '--explanation', why, '--why', why))[0]).toBe(2);
  expect((await custos('exa', 'triage', 'lead-2', '--reviewers', 'exa', '--why', why))[0]).toBe(2);
  expect((await custos('exa', 'triage', 'lead-2', '--reviewers', 'exa,ira', '--why', why))[0]).toBe(3);
});
