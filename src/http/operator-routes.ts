// What only the operator of the node may start, over its own socket: the whole record recomputed from its files.
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { refuse } from '../kernel/index.js';
import { verifyLedger } from '../ledger/index.js';
import { auditRegistry } from '../registry/index.js';
import type { App } from './app.js';
import type { VerifyAnswer } from './contract.js';
import type { House } from './house.js';
import { RefusedError } from './problem.js';

type Line = { readonly progress: { readonly done: number; readonly total: number } } | VerifyAnswer | { readonly error: string; readonly message: string };

export function operatorRoutes(app: App, house: House): void {
  app.post('/api/operator/verify', { config: { openBecause: 'sizes, roots and counts; needed most when the ledger has stopped' } }, async (request, reply) => {
    if (!request.onSocket) throw new RefusedError(refuse('not_allowed', 'this is for the operator of the node, on its own socket'));
    return reply.type('application/x-ndjson').send(Readable.from(verifyLines(house, reply)));
  });
}

async function* verifyLines(house: House, reply: FastifyReply): AsyncGenerator<string> {
  const lines: Line[] = [];
  let wake: () => void = () => undefined;
  const push = (line: Line) => {
    lines.push(line);
    wake();
  };
  let shown = 0;
  const work = verify(house, (done, total) => {
    if (done - shown < total / 100) return;
    shown = done;
    push({ progress: { done, total } });
  }).then(push, (fault: unknown) => {
    reply.log.error(fault);
    push({ error: 'fault', message: 'the verification itself failed; the node’s log says why' });
  });
  for (let last = false; !last; ) {
    const line = lines.shift();
    if (line === undefined) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      continue;
    }
    last = !('progress' in line);
    yield `${JSON.stringify(line)}\n`;
  }
  await work;
}

async function verify(house: House, onProgress: (done: number, total: number) => void): Promise<VerifyAnswer> {
  const ledger = await verifyLedger({ folder: house.ledgerFolder, mirror: house.mirror.reader(), onProgress });
  const registry = await auditRegistry(house.ledger, house.audit);
  const problems = [...ledger.problems, ...registry.problems].map((one) => ({
    log: one.log, index: one.index === undefined ? null : one.index.toString(), code: one.code, message: one.message,
  }));
  return {
    ok: ledger.ok && registry.differences === 0,
    logs: ledger.logs.map((log) => ({ origin: log.origin, size: log.size.toString(), root: Buffer.from(log.root).toString('base64') })),
    mirror: ledger.mirror ?? { rows: 0, behind: 0, differences: 0 },
    registry: { intents: registry.intents, rows: registry.rows, differences: registry.differences, dangling: registry.dangling },
    problems,
  };
}
