// Rows of a joint operation from a file (G1, G2, G4): the file first, then lines of progress, then one line with what was taken and what was set aside. Cancel by closing the connection.
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { type Caller, parseMarking, type Plan } from '../access/index.js';
import { BadInput } from '../kernel/index.js';
import { noMapping, type Operation, readRowFile, readRowMapping, type Taken } from '../operations/book/index.js';
import { onRecord } from './answer.js';
import type { App } from './app.js';
import { planFor } from './ask.js';
import type { OperationImported } from './contract.js';
import type { House } from './house.js';
import { type Language, languageOf } from './language.js';
import { askerOf, operationNamed } from './operation-routes.js';
import { presentReasons } from './present-operation.js';
import { problemOf } from './problem.js';
import { presentReceipt } from './receipt.js';
import { namingRows } from './source-names.js';
import { receiveUpload, type Upload } from './upload.js';

const Params = Type.Object({ id: Type.String({ maxLength: 300 }) });
const progressEveryMs = 200;

interface Going {
  readonly plan: Plan;
  readonly caller: Caller;
  readonly action: string;
  readonly operation: Operation;
  readonly upload: Upload;
}

export function operationImportRoutes(app: App, house: House): void {
  app.post('/api/operations/:id/import', { schema: { params: Params } }, async (request, reply) => {
    const { caller, action } = await askerOf(house, request, 'reportToOperation');
    const plan = await planFor(house, caller, { action, asked: { operation: request.params.id, import: true } });
    const upload = await receiveUpload(house, request);
    try {
      const file = fileOf(upload);
      const operation = await operationNamed(house, plan, request.params.id);
      const { actor, purpose, case: caseRef } = { actor: { agency: caller.member.agencyId, member: caller.member.memberId, user: caller.member.userName }, purpose: caller.purpose, case: caller.caseRef };
      await house.door.note(caller.member.agencyId, { action, actor, purpose, case: caseRef, operation: operation.ref, hash: file.hash });
      const lines = progressLines(house, { plan, caller, action, operation, upload }, reply, languageOf(request));
      return onRecord(reply.type('application/x-ndjson'), Readable.from(lines));
    } catch (fault) {
      await upload.remove();
      throw fault;
    }
  });
}

function fileOf({ files }: Upload) {
  const file = files.get('file');
  if (file === undefined) throw new BadInput('the file `file` is missing from this import', { fr: 'le fichier `file` manque à cette importation' });
  return file;
}

async function* progressLines(house: House, { plan, caller, action, operation, upload }: Going, reply: FastifyReply, language: Language): AsyncGenerator<string> {
  const stop = new AbortController();
  reply.raw.on('close', () => stop.abort());
  const file = fileOf(upload);
  const progress = { done: 0, statements: 0 };
  const [map, label] = [upload.fields.get('map'), upload.fields.get('label')];
  const run = (async () => house.operations.intake.take(plan, operation, {
    lines: readRowFile(file.open(), file.name.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv', map === undefined ? noMapping : readRowMapping(map)), label: label === undefined ? undefined : parseMarking(label), signal: stop.signal,
    screen: async (texts) => namingRows(house, caller, action, texts.map((text) => [{ field: 'note', text }])), onProgress: (done, rows) => Object.assign(progress, { done, statements: rows }),
  }))();
  const ended = run.then(() => true, () => true);
  try {
    while (!(await Promise.race([ended, after(progressEveryMs)]))) yield `${JSON.stringify({ progress: { ...progress, total: file.bytes } })}\n`;
    yield `${JSON.stringify(present(await run, language))}\n`;
  } catch (fault) {
    reply.log.error(fault);
    yield `${JSON.stringify(problemOf(fault, language).body)}\n`;
  } finally {
    await upload.remove();
  }
}

function after(ms: number): Promise<false> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(false), ms);
  });
}

function present({ rows, taken, revised, unchanged, quarantined, aside, receipts }: Taken, language: Language): OperationImported {
  return {
    rows, taken, revised, unchanged, quarantined, quarantine: aside.flatMap(({ id, line, problems }) => presentReasons(problems, language).map((one) => ({ id, row: line, ...one }))), ledger: receipts.slice(-1).map((one) => presentReceipt(one)),
  };
}
