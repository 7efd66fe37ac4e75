// A signer in another process, seen from the node. What it answers is checked by whoever uses it: a note counts only under
// the key that the log is known by.
import { LedgerError } from '../errors.js';
import { bigintOf, LineLink, type LinkMessage, listOf, textOf } from '../link.js';
import type { LogSigner, SignedLog, SignRequest } from './log-signer.js';

export class RemoteSigner implements LogSigner {
  private constructor(private readonly link: LineLink) {}

  /** Rejects `unavailable` when no signer listens at `path`. */
  static async connect(path: string): Promise<RemoteSigner> {
    return new RemoteSigner(await LineLink.connect(path, 'the signer of the logs'));
  }

  /** False once the signer is gone: connect anew, then `sign` what was not answered again. */
  get isOpen(): boolean {
    return this.link.isOpen;
  }

  async open(atLeast: bigint): Promise<{ readonly epoch: bigint; readonly logs: readonly SignedLog[] }> {
    const reply = await this.link.call({ op: 'open', atLeast: String(atLeast) });
    return { epoch: bigintOf(reply, 'epoch'), logs: logsOf(reply) };
  }

  async keyOf(agencyId: string, origin: string): Promise<string> {
    return textOf(await this.link.call({ op: 'keyOf', agencyId, origin }), 'vkey');
  }

  async sign(epoch: bigint, heads: readonly SignRequest[]): Promise<readonly string[]> {
    const { notes } = await this.link.call({ op: 'sign', epoch: String(epoch), heads: heads.map(writeHead) });
    if (!Array.isArray(notes) || notes.length !== heads.length) throw malformed();
    return notes.map((note: unknown) => {
      if (typeof note !== 'string') throw malformed();
      return note;
    });
  }

  /** What was signed last in each log; public, and allowed to anyone who may open the socket. */
  async signed(): Promise<readonly SignedLog[]> {
    return logsOf(await this.link.call({ op: 'signed' }));
  }

  /** A thread or process that has only this link left may end. */
  unref(): void {
    this.link.unref();
  }

  close(): void {
    this.link.close();
  }
}

function writeHead({ agencyId, oldSize, size, root, proof }: SignRequest): LinkMessage {
  return { agencyId, oldSize: String(oldSize), size: String(size), root: Buffer.from(root).toString('base64'), proof: Buffer.concat(proof).toString('base64') };
}

function logsOf(reply: LinkMessage): SignedLog[] {
  return listOf(reply, 'logs').map((log) => ({
    agencyId: textOf(log, 'agencyId'), origin: textOf(log, 'origin'), vkey: textOf(log, 'vkey'), size: bigintOf(log, 'size'), note: textOf(log, 'note'),
  }));
}

function malformed(): LedgerError {
  return new LedgerError('unavailable', 'the signer\'s answer cannot be read; look at the process that listens at its socket');
}
