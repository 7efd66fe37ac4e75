// A process to be killed: appends without end, and says on standard output what was acknowledged, nothing before. Its signer
// and its keys are served from the same process, so that one kill takes them all at once.
// Arguments: folder, writers, bytes of a segment. Started with `--import source-hooks.mjs`.
import { writeSync } from 'node:fs';
import { openTestLedger } from './testing.js';

const [folder, writers, segmentBytes] = process.argv.slice(2);
const say = (line) => writeSync(1, `${line}\n`);
const { ledger, close } = await openTestLedger(folder, { segmentBytes: Number(segmentBytes) });

async function appendForever(writer) {
  for (let turn = 0; ; turn += 1) {
    const { agencyId, index, leafHash } = await ledger.append({ agencyId: `agency-${(writer + turn) % 3}`, payload: { writer, turn } });
    say(`acked ${agencyId} ${index} ${Buffer.from(leafHash).toString('hex')}`);
  }
}

const ends = await Promise.allSettled(Array.from({ length: Number(writers) }, (_, writer) => appendForever(writer)));
for (const { reason } of ends) say(`rejected ${reason.code}`);
say(`state ${JSON.stringify(ledger.state())}`);
await close();
