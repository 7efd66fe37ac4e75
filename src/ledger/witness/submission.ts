// One question to one witness and what its answer means. Only a cosignature that holds under the witness's key for exactly
// the checkpoint that was sent is taken for one.
import { LedgerError } from '../errors.js';
import { type Cosignature, verifyCosignatures, type WitnessVerifier } from '../format/cosignature.js';
import { type AddCheckpoint, encodeAddCheckpoint } from '../format/witness-request.js';
import { askWeb, under } from './web-request.js';

export type SubmissionAnswer =
  | { readonly kind: 'cosigned'; readonly cosignature: Cosignature }
  /** The size that the witness says it holds. */
  | { readonly kind: 'conflict'; readonly size: bigint }
  | { readonly kind: 'bad_proof' };

const MAX_ANSWER_BYTES = 64 * 1024;

/** Submits a checkpoint. Rejects `unavailable` when the witness does not answer, or answers what the protocol does not have. */
export async function submit(witness: WitnessVerifier, url: string, request: AddCheckpoint, nowMs: () => number, limits: { readonly timeoutMs: number; readonly signal: AbortSignal }): Promise<SubmissionAnswer> {
  const { status, bytes } = await askWeb(under(url, 'add-checkpoint'), { ...limits, maxBytes: MAX_ANSWER_BYTES, body: encodeAddCheckpoint(request) });
  const text = Buffer.from(bytes).toString('utf8');
  if (status === 200) return { kind: 'cosigned', cosignature: cosignatureIn(witness, request.note + text, nowMs()) };
  if (status === 409 && /^(0|[1-9][0-9]{0,19})\n$/.test(text)) return { kind: 'conflict', size: BigInt(text.trim()) };
  if (status === 422) return { kind: 'bad_proof' };
  throw new LedgerError('unavailable', `the witness answers with status \`${status}\`; ask its operator whether it knows this log and its key`);
}

function cosignatureIn(witness: WitnessVerifier, note: string, nowMs: number): Cosignature {
  const [cosignature] = verifyCosignatures(note, [witness], nowMs);
  if (cosignature === undefined) throw new LedgerError('unavailable', 'the witness answers without a cosignature that counts; compare its key, and its clock with ours');
  return cosignature;
}
