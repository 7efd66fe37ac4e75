// A look-back that leaves for one investigator: by two people, sealed to the key of its reader, its hash an entry before it leaves (G1, G11).
import { isRefused } from '../kernel/index.js';
import { caveatsOf, contentOf, type LookBackExport, packageOf, parseReaderKey, sealedFile, spoken } from '../watch/back/index.js';
import { markingOf, type Plan, seal } from '../access/index.js';
import type { Receipt } from '../ledger/index.js';
import { answer } from './answer.js';
import type { App } from './app.js';
import { ExportAnswer, ExportQuestion, ExportRequest, type LookBackAnswer, LookBackStep } from './contract.js';
import type { House } from './house.js';
import { languageOf } from './language.js';
import { askedOf, planOf, presentFound, stepped } from './look-back-shown.js';
import { RefusedError } from './problem.js';
import { presentReceipt } from './receipt.js';

export function lookBackExportRoutes(app: App, house: House): void {
  app.post('/api/watch/look-back/export/requests', { schema: { body: ExportRequest, response: { 200: LookBackStep } } }, async (request, reply) => {
    const asked = await exportOf(house, request.body);
    const plan = await planOf(house, request, 'exportLookBack', { ...recordedOf(asked), request: true });
    return stepped(reply, await house.lookBacks.requestExport(plan, asked, request.body.why, request.body.approverAgency));
  });

  app.post('/api/watch/look-back/export', { schema: { body: ExportQuestion, response: { 200: ExportAnswer } } }, async (request, reply) => {
    const asked = await exportOf(house, request.body);
    const plan = await planOf(house, request, 'exportLookBack', recordedOf(asked));
    const taken = await house.lookBacks.takeExport(plan, asked);
    if (isRefused(taken)) throw new RefusedError(taken);
    return answer(house, reply, await house.lookBacks.look(plan, asked), async (found, ledger, receipt) => {
      const { agencyId, userName } = plan.caller.member;
      const known = await found.reveal(receipt);
      const [revealed, caveats] = [presentFound(known), caveatsOf(agencyId, markingsOf(house, known.labelIds), known.isCut)];
      const { entities, lastDay, days, to, key } = asked;
      const { content, sha256 } = contentOf({ asked: { entities, lastDay, days }, found: revealed, caveats, agency: agencyId, by: `${userName}@${agencyId}`, to, reader: key.fingerprint, both: taken.both, entry: receipt.index, atMs: house.clock() });
      const sealing = await house.door.note(agencyId, { action: 'sealLookBack', id: plan.id, actor: actorOf(plan), sha256, to, reader: key.fingerprint });
      const inside = await packageOf(house.ledger, agencyId, content, { receipt: sealing, opened: await openedOf(house, plan, sealing) }, [...indexesOf(revealed), receipt.index]);
      return { file: await sealedFile(inside, { to, agency: agencyId, key }), name: `look-back-${agencyId}-${sealing.index}.json`, sha256, reader: spoken(key.fingerprint), markings: [...caveats.markings], caveats: [...caveats[languageOf(request)]], seal: presentReceipt(sealing), ledger };
    });
  });
}

async function exportOf(house: House, { to, key, ...question }: ExportQuestion): Promise<LookBackExport> {
  return { ...askedOf(house, question), to: to.trim(), key: await parseReaderKey(key) };
}

function recordedOf({ entities, lastDay, days, to, key }: LookBackExport) {
  return { entities: [...entities], lastDay, days, to, reader: key.fingerprint };
}

/** The entry with the hash goes along in plain, and that it was opened for this is an entry too. */
async function openedOf(house: House, plan: Plan, { agencyId, index }: Receipt) {
  const { receipt } = await house.door.release(seal(plan, new Map([[agencyId, [`@${index}`]]]), undefined));
  const [opened] = await house.payloads.open(receipt, await house.payloads.entries(agencyId, [index]));
  if (opened === undefined) throw new TypeError('the entry of a package does not open');
  return opened;
}

/** Of what was named, as far as whoever makes it sees. */
function markingsOf(house: House, labelIds: readonly number[]): string[] {
  return labelIds.flatMap((labelId) => { const label = house.labels.label(labelId); return label === undefined ? [] : [markingOf(label)]; });
}

const indexesOf = ({ lines }: Pick<LookBackAnswer, 'lines'>): bigint[] => lines.map((one) => BigInt(one.index));

function actorOf({ caller: { member } }: Plan) {
  return { agency: member.agencyId, member: member.memberId, user: member.userName, role: member.role };
}
