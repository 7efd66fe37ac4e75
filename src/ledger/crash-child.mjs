// A process to be killed: appends without end, and says on standard output what was acknowledged, nothing before.
// Arguments: folder, writers. Started with `--import source-hooks.mjs`.
import { writeSync } from 'node:fs';
import { openLedger } from './ledger.js';

const [folder, writers] = process.argv.slice(2);
const say = (line) => writeSync(1, `${line}\n`);
const ledger = await openLedger({ folder, segmentBytes: 65_536 });
say('opened');

async function appendForever(writer) {
  for (let turn = 0; ; turn += 1) {
    const { agencyId, index, leafHash } = await ledger.append({ agencyId: `agency-${(writer + turn) % 3}`, payload: { writer, turn } });
    say(`acked ${agencyId} ${index} ${Buffer.from(leafHash).toString('hex')}`);
  }
}

const ends = await Promise.allSettled(Array.from({ length: Number(writers) }, (_, writer) => appendForever(writer)));
for (const { reason } of ends) say(`rejected ${reason.code}`);
say(`state ${JSON.stringify(ledger.state())}`);
await ledger.close();
