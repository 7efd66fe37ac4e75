// Where the private halves of the logs' keys lie: in files of the signer, or in a token that never gives them out.
import type { Random } from '../../kernel/index.js';
import type { FileLayer } from '../file-layer.js';
import type { NoteSigner } from '../format/key.js';
import { KeyFolder } from '../key-folder.js';

export interface KeyStore {
  /** Agencies whose log has a key: the public half is in place, whatever became of the private one. */
  agencies(): readonly string[];
  /** The key of an existing log. Throws `damaged` when a half is missing or the halves do not belong together. */
  key(agencyId: string): NoteSigner;
  /** A key for a log that has none, durable before it returns. One that a crash left half made is finished or replaced. */
  make(agencyId: string, origin: string): NoteSigner;
  close(): void;
}

/** Keys in `<folder>/keys`, readable by the signer's user only. */
export class FileKeys implements KeyStore {
  private readonly keys: KeyFolder;

  constructor(
    layer: FileLayer,
    folder: string,
    private readonly random: Random,
  ) {
    this.keys = new KeyFolder(layer, folder);
    this.keys.make();
    layer.syncFolder(folder);
  }

  agencies(): readonly string[] {
    return this.keys.agencies();
  }

  key(agencyId: string): NoteSigner {
    return this.keys.signer(agencyId);
  }

  make(agencyId: string, origin: string): NoteSigner {
    return this.keys.signerForNew(agencyId, origin, this.random);
  }

  close(): void {
    // Nothing is held open: keys are read whole.
  }
}
