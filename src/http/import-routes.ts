// Imports over HTTP: the file first, then lines of progress, then one line with the outcome. Cancel by closing the connection.
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { type Caller, operator, parseMarking, type Plan } from '../access/index.js';
import { BadInput, hashOf } from '../kernel/index.js';
import {
  importCsv, importFtm, importListing, importOfac, type ImportKind, type ImportOrder, type ImportProfile, type ImportResult, type ImportStream,
  importXlsx, listedEntities, ofac2021, ownFile, readMapping,
} from '../registry/index.js';
import type { App } from './app.js';
import { onRecord } from './answer.js';
import { planFor } from './ask.js';
import { isOperator } from './administrator.js';
import { callerOf } from './caller.js';
import type { ImportOutcome } from './contract.js';
import type { House } from './house.js';
import { problemOf } from './problem.js';
import { presentReceipt } from './receipt.js';
import { type NamedText, refuseNames, withoutNames } from './source-names.js';
import { receiveUpload, type Upload, type UploadedFile } from './upload.js';

const Params = Type.Object({ kind: Type.Union(['listing', 'ofac', 'ftm', 'csv', 'xlsx'].map((kind) => Type.Literal(kind))) });
const progressEveryMs = 200;

export function importRoutes(app: App, house: House): void {
  app.post('/api/imports/:kind', { schema: { params: Params } }, async (request, reply) => {
    const kind = request.params.kind as ImportKind;
    const caller = await importerOf(house, request);
    const upload = await receiveUpload(house, request);
    try {
      await refuseNames(house, caller, 'import', namesIn(upload));
      const { profile, stream, files } = orderOf(house, kind, caller, upload);
      const plan = await planFor(house, caller, { action: 'import', asked: { kind, source: profile.sourceName }, agencyId: profile.agencyId });
      // The same file again is nothing new to whoever sent it; to a colleague it would tell that somebody had (G4).
      const fileHash = hashOf({ files: files.map((file) => file.hash), map: upload.fields.get('map') ?? null, label: upload.fields.get('label') ?? null, by: caller.member.memberId });
      await house.door.note(caller.member.agencyId, { action: 'import', actor: { agency: caller.member.agencyId, member: caller.member.memberId, user: caller.member.userName }, kind, source: profile.sourceName, hash: fileHash });
      const key = { agencyId: profile.agencyId, kind, sourceName: profile.sourceName, fileHash };
      const lines = importLines(house, plan, { key, stream: withoutNames(house, caller, stream), report: profile.report, part: profile.part }, total(files), reply, upload);
      return onRecord(reply.type('application/x-ndjson'), Readable.from(lines));
    } catch (fault) {
      await upload.remove();
      throw fault;
    }
  });
}

/** Names of files, and what the sender calls the source. */
function namesIn({ files, fields }: Upload): NamedText[] {
  const source = fields.get('source');
  return [...[...files.values()].map(({ name }) => ({ field: 'filename', text: name })), ...(source === undefined ? [] : [{ field: 'source', text: source }])];
}

/** A person imports for their own agency; whoever holds the node's socket and names nobody is its operator. */
async function importerOf(house: House, request: FastifyRequest): Promise<Caller> {
  return isOperator(request) ? operator : callerOf(house, request);
}

const total = (files: readonly UploadedFile[]): number => files.reduce((sum, file) => sum + file.bytes, 0);

interface Order {
  readonly profile: ImportProfile;
  readonly stream: ImportStream;
  readonly files: readonly UploadedFile[];
}

function orderOf(house: House, kind: ImportKind, caller: Caller, upload: Upload): Order {
  const need = (name: string) => {
    const file = upload.files.get(name);
    if (file === undefined) throw new BadInput(`the file \`${name}\` is missing from this import`, { fr: `le fichier \`${name}\` manque à cette importation` });
    return file;
  };
  // The list of 2021 never looks newer than it is.
  const day = upload.fields.get('date') ?? (kind === 'ofac' ? '2021-12-31' : house.door.today());
  if (kind === 'listing') {
    const [english, french] = [need('en'), upload.files.get('fr')];
    const stream = importListing({ english: english.open(), ...(french === undefined ? {} : { french: french.open() }) });
    return { profile: listedEntities(day), stream, files: french === undefined ? [english] : [english, french] };
  }
  if (kind === 'ofac') {
    const files = [need('sdn'), need('alt'), need('add')] as const;
    return { profile: ofac2021(day), stream: importOfac({ sdn: files[0].open(), alt: files[1].open(), add: files[2].open() }), files };
  }
  const file = need('file');
  const label = upload.fields.get('label');
  const profile = ownFile(caller.member.agencyId, upload.fields.get('source') ?? file.name, day, ...(label === undefined ? [] : [parseMarking(label)]));
  return { profile, stream: streamOf(kind, file, upload.fields.get('map')), files: [file] };
}

function streamOf(kind: 'ftm' | 'csv' | 'xlsx', file: UploadedFile, map: string | undefined): ImportStream {
  if (kind === 'ftm') return importFtm(file.open());
  if (map === undefined) throw new BadInput('a table needs a mapping; give it with `--map FILE` (docs/imports.md has three examples)', { fr: 'un tableau demande une correspondance ; donnez-la par `--map FICHIER` (docs/imports.md en montre trois)' });
  return kind === 'csv' ? importCsv(file.open(), readMapping(map)) : importXlsx(file.open(), readMapping(map));
}

async function* importLines(house: House, plan: Plan, order: ImportOrder, bytes: number, reply: FastifyReply, upload: Upload): AsyncGenerator<string> {
  const stop = new AbortController();
  reply.raw.on('close', () => stop.abort());
  const progress = { done: 0, statements: 0 };
  const run = house.imports.run(plan, {
    ...order, signal: stop.signal,
    onProgress: (done, statements) => Object.assign(progress, { done, statements }),
  });
  const ended = run.then(() => true, () => true);
  try {
    while (!(await Promise.race([ended, after(progressEveryMs)]))) yield `${JSON.stringify({ progress: { ...progress, total: bytes } })}\n`;
    yield `${JSON.stringify(present(await run))}\n`;
  } catch (fault) {
    reply.log.error(fault);
    yield `${JSON.stringify(problemOf(fault).body)}\n`;
  } finally {
    await upload.remove();
  }
}

function after(ms: number): Promise<false> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(false), ms);
  });
}

function present(result: ImportResult): ImportOutcome {
  return {
    reports: result.reports, statements: result.statements, entities: result.entities, quarantined: result.quarantined,
    unchanged: result.unchanged, quarantine: [...result.quarantine], ledger: result.receipts.slice(-1).map((one) => presentReceipt(one)),
  };
}
