// One verification at a time, whoever asked for it; each leaves a line in the history, a cancelled one too.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LedgerError, verifyLedger } from '../ledger/index.js';
import { auditRegistry } from '../registry/index.js';
import type { Verification, VerifyAnswer } from './contract.js';
import type { House } from './house.js';
import { type PastVerifications, VerificationHistory } from './verification-history.js';

export interface Progress {
  readonly done: number;
  readonly total: number;
}

export interface Verified {
  readonly verification: Verification;
  /** Absent when it was cancelled or failed: then nothing is known. */
  readonly answer?: VerifyAnswer;
  readonly fault?: unknown;
}

type Found = Pick<Verification, 'logs' | 'mirror' | 'registry' | 'receiptsMissing' | 'problems'>;
const nothingFound: Found = { logs: [], mirror: null, registry: null, receiptsMissing: null, problems: {} };

/** Thrown into the verification by its own progress report: the only place where it can be stopped between two frames. */
class Cancelled extends Error {}

export class Verifications {
  private readonly history: VerificationHistory;
  private now: Progress | undefined;

  constructor(private readonly house: House) {
    this.history = new VerificationHistory(dirname(house.ledgerFolder));
  }

  /** Bytes read out of all bytes, while one runs. */
  get progress(): Progress | undefined {
    return this.now;
  }

  past(limit: number): Promise<PastVerifications> {
    return this.history.read(limit);
  }

  /** Runs one to its end, or until `signal`. Resolves to undefined when another is running. */
  async run(by: Verification['by'], onProgress: (progress: Progress) => void, signal?: AbortSignal): Promise<Verified | undefined> {
    if (this.now !== undefined) return undefined;
    this.now = { done: 0, total: 0 };
    const beganMs = this.house.clock();
    try {
      const verified = await this.attempt((done, total) => {
        if (signal?.aborted === true) throw new Cancelled();
        this.now = { done, total };
        onProgress(this.now);
      }, signal);
      const { outcome, found, ...rest } = verified;
      const verification: Verification = { at: new Date(beganMs).toISOString(), tookMs: Math.max(0, this.house.clock() - beganMs), by, outcome, ...found };
      await this.history.append(verification);
      return { verification, ...rest };
    } finally {
      this.now = undefined;
    }
  }

  private async attempt(onProgress: (done: number, total: number) => void, signal: AbortSignal | undefined): Promise<{ outcome: Verification['outcome']; found: Found; answer?: VerifyAnswer; fault?: unknown }> {
    try {
      const answer = await verify(this.house, onProgress, signal);
      // Whatever a verification says that was stopped half-way is about half of the record.
      if (signal?.aborted === true) return { outcome: 'cancelled', found: nothingFound };
      return { outcome: answer.ok ? 'ok' : 'problems', found: countsOf(answer), answer };
    } catch (fault) {
      if (fault instanceof Cancelled || signal?.aborted === true) return { outcome: 'cancelled', found: nothingFound };
      return { outcome: 'fault', found: nothingFound, fault };
    }
  }
}

function countsOf(answer: VerifyAnswer): Found {
  const problems: Record<string, number> = {};
  for (const { code } of answer.problems) problems[code] = (problems[code] ?? 0) + 1;
  return { logs: answer.logs.map(({ origin, size }) => ({ origin, size })), mirror: answer.mirror, registry: answer.registry, receiptsMissing: answer.registry === null ? null : (problems['receipt_missing'] ?? 0), problems };
}

/** A signer that is gone is a finding, not the end of the verification. */
async function signedHeads(house: House): Promise<{ readonly signed?: Awaited<ReturnType<NonNullable<House['signed']>>>; readonly problems: VerifyAnswer['problems'] }> {
  try {
    const signed = await house.signed?.();
    return { ...(signed && { signed }), problems: [] };
  } catch (fault) {
    if (!(fault instanceof LedgerError)) throw fault;
    return { problems: [{ log: '', index: null, code: 'signer_unreachable', message: 'the signer does not answer, so the disk was not compared with what it signed' }] };
  }
}

/** What a witness cosigned is kept on the disk as the node's own proof: whoever takes it away wants it forgotten. */
function uncosigned(house: House): VerifyAnswer['problems'] {
  const cosigned = new Set((house.cosigners?.states() ?? []).filter(({ size }) => size !== undefined).map(({ agencyId }) => agencyId));
  return [...cosigned].filter((agencyId) => !existsSync(join(house.ledgerFolder, 'cosigned', agencyId))).map((agencyId) => ({
    log: agencyId, index: null, code: 'not_cosigned', message: 'witnesses cosigned this log, and the cosigned checkpoint is gone from the folder',
  }));
}

async function verify(house: House, onProgress: (done: number, total: number) => void, abort: AbortSignal | undefined): Promise<VerifyAnswer> {
  const { signed, problems: unreachable } = await signedHeads(house);
  const ledger = await verifyLedger({ folder: house.ledgerFolder, mirror: house.mirror.reader(), onProgress, ...(signed && { signed }), ...(abort && { abort }) });
  // Reading what the entries say is itself an entry: with the ledger stopped, only what needs no payload is compared.
  const registry = house.ledger.state().running ? await auditRegistry(house.ledger, house.audit, house.payloads, { archive: house.policies.archive, tally: house.tally?.counted(), abort }) : undefined;
  const found = [...ledger.problems, ...(registry?.problems ?? [])].map((one) => ({
    log: one.log, index: one.index === undefined ? null : one.index.toString(), code: one.code, message: one.message,
  }));
  const problems = [...unreachable, ...uncosigned(house), ...found];
  return {
    ok: ledger.ok && problems.length === found.length && (registry?.differences ?? 0) === 0,
    logs: ledger.logs.map((log) => ({ origin: log.origin, size: log.size.toString(), root: Buffer.from(log.root).toString('base64') })),
    mirror: ledger.mirror ?? { rows: 0, behind: 0, differences: 0 },
    registry: registry === undefined ? null : {
      intents: registry.intents, rows: registry.rows, differences: registry.differences, dangling: registry.dangling, shredded: registry.shredded,
    },
    problems,
  };
}
