// The policies of a node's folder: which decide at its start, said in the log `node` and to whoever starts it.
import { join } from 'node:path';
import { announcePolicies, PolicyArchive, type PolicySource, startPolicies } from './access/replay/index.js';
import type { Ledger } from './ledger/index.js';

export interface NodePolicyOptions {
  readonly dataFolder: string;
  readonly demo: boolean;
  readonly adoptShipped: boolean;
  readonly shipped: PolicySource;
  /** What this node can keep. */
  readonly obligations: readonly string[];
  readonly onStep: (step: string) => void;
}

/** Every so many decisions are also put to the wasm engine, which takes some 2 ms; a disagreement is a deny (G3). */
const shadowEvery = 5_000;
const announceAgainMs = 5_000;

function warnOfDisagreement(): void {
  process.stderr.write('custos: the compiled policies and the reference engine disagreed; the answer was no; keep this log and report it\n');
}

/** Throws PolicyError. With the ledger unable to keep the announcement nothing is answered anyhow: it is tried again. */
export async function openPolicies(options: NodePolicyOptions, ledger: Ledger) {
  const { dataFolder, demo, adoptShipped, shipped, obligations, onStep } = options;
  const archive = new PolicyArchive(join(dataFolder, 'policies'));
  const { inForce, event, mark, before, shippedHash } = startPolicies({
    archive, shipped, demo, adoptShipped, terms: { obligations, shadow: { every: shadowEvery, onDisagreement: warnOfDisagreement } },
  });
  if (shippedHash !== mark.policyHash) onStep('NOTE: this version came with other policies than those in force; rehearse them: `custos access policies`');
  const announce = () => announcePolicies(ledger, { event, before, policyHash: mark.policyHash, contentHash: mark.contentHash }).then(() => undefined, () => {
    if (ledger.state().running) setTimeout(() => void announce(), announceAgainMs).unref();
  });
  await announce();
  return { inForce, archive, shipped, shippedHash };
}
