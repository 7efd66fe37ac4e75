// A writer to be killed, with its signer and its keys in processes of their own: appends without end, and says on standard
// output what was acknowledged, nothing before. Arguments: place (folder of `ledger` and the sockets), writers, bytes of a segment.
import { writeSync } from 'node:fs';
import { openLedger } from '../../src/ledger/open-ledger.js';

const [place, writers, segmentBytes] = process.argv.slice(2);
const say = (line) => writeSync(1, `${line}\n`);
const ledger = await openLedger({ folder: `${place}/ledger`, signer: `${place}/signer.sock`, keys: `${place}/keys.sock`, segmentBytes: Number(segmentBytes), reserveBytes: 0 });

async function appendForever(writer) {
  for (let turn = 0; ; turn += 1) {
    const text = 'x'.repeat(turn % 10 === 0 ? 3000 : 100);
    const { agencyId, index, leafHash } = await ledger.append({ agencyId: `agency-${(writer + turn) % 3}`, payload: { writer, turn, text } });
    say(`acked ${agencyId} ${index} ${Buffer.from(leafHash).toString('hex')}`);
  }
}

const ends = await Promise.allSettled(Array.from({ length: Number(writers) }, (_, writer) => appendForever(writer)));
for (const { reason } of ends) say(`rejected ${reason.code}`);
await ledger.close();
