// Each log signs with its own key, made before its first entry and durable before its first signature: `keys/<agency>.key`
// holds the private key, `keys/<agency>.pub` the public one for verifiers. Both are readable by the ledger's user only.
import { LedgerError } from './errors.js';
import { type FileLayer, writeWhole } from './file-layer.js';
import { type NoteSigner, type NoteVerifier, parseSigner, parseVerifier, signerOf } from './format/key.js';
import type { Random } from '../kernel/index.js';

const PRIVATE = '.key';
const PUBLIC = '.pub';

export class KeyFolder {
  private readonly path: string;

  constructor(
    private readonly layer: FileLayer,
    folder: string,
  ) {
    this.path = `${folder}/keys`;
  }

  make(): void {
    this.layer.makeFolder(this.path);
  }

  /** Agencies that have a key. */
  agencies(): string[] {
    return this.layer.list(this.path).filter((name) => name.endsWith(PUBLIC)).map((name) => name.slice(0, -PUBLIC.length));
  }

  /** The key of an existing log. Throws `damaged` when it is missing or is not the key of its public half. */
  signer(agencyId: string): NoteSigner {
    const signer = this.parse(agencyId, PRIVATE, parseSigner);
    if (this.verifier(agencyId).vkey !== signer.verifier.vkey) throw damagedKey(agencyId);
    return signer;
  }

  verifier(agencyId: string): NoteVerifier {
    return this.parse(agencyId, PUBLIC, parseVerifier);
  }

  /** The key for a log without entries: an older one if a crash left it without any, else a new one. */
  signerForNew(agencyId: string, origin: string, random: Random): NoteSigner {
    if (this.layer.list(this.path).includes(agencyId + PUBLIC)) return this.signer(agencyId);
    const signer = signerOf(origin, random(32));
    // The public half is written last: without it the key has never signed anything and may be replaced.
    writeWhole(this.layer, this.path, agencyId + PRIVATE, `${signer.skey}\n`);
    writeWhole(this.layer, this.path, agencyId + PUBLIC, `${signer.verifier.vkey}\n`);
    return signer;
  }

  private parse<T>(agencyId: string, ending: string, parse: (text: string) => T): T {
    try {
      return parse(this.layer.readFile(`${this.path}/${agencyId}${ending}`).toString('utf8'));
    } catch (cause) {
      throw damagedKey(agencyId, cause);
    }
  }
}

function damagedKey(agencyId: string, cause?: unknown): LedgerError {
  return new LedgerError('damaged', `the key of the log of \`${agencyId}\` is missing or not its own; restore the keys folder from its backup`, { cause });
}
