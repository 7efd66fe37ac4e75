// The whole check of an entry: its content against its commitment, then its receipt against log, key and memory.
import { useEffect, useState } from 'react';
import type { EntryAnswer } from '../../../../src/http/contract.js';
import { fromBase64, textOf } from '../../../ledger/bytes.js';
import type { AskedEntry } from '../../../api/questions.js';
import type { Checked, Outcome } from '../../../ledger/receipt.js';
import { checkCommitment, readEntry } from '../../../ledger/receipt.js';
import { agencyOf } from '../../../ledger/seal.js';
import { checkHere } from '../../../ledger/seal-store.js';

/** The table row that the server shows beside the proof must be the entry that the proof is about. */
export function isAbout(answer: EntryAnswer): boolean {
  const bytes = fromBase64(answer.receipt.entry);
  const fields = bytes === undefined ? undefined : readEntry(bytes);
  if (fields === undefined || answer.receipt.index !== answer.entry.index) return false;
  // The row names its log by the whole origin or by the agency at its end.
  if (fields.origin !== answer.entry.origin && agencyOf(fields.origin, []) !== answer.entry.origin) return false;
  return Date.parse(answer.entry.recordedAt) === fields.recordedAtMs;
}

/** Words of the row that the committed content itself holds; they must be the same. */
export function agreesWithContent(answer: EntryAnswer): boolean {
  const bytes = fromBase64(answer.payload);
  try {
    const content: unknown = bytes === undefined ? undefined : JSON.parse(textOf(bytes));
    if (typeof content !== 'object' || content === null) return false;
    const { action } = content as Partial<Record<string, unknown>>;
    return typeof action !== 'string' || action === answer.entry.action;
  } catch {
    return false;
  }
}

/** Undefined until the check is done. */
export function useEntryCheck(asked: AskedEntry | undefined): Checked | undefined {
  const [state, setState] = useState<{ readonly of: AskedEntry; readonly checked: Checked }>();
  useEffect(() => {
    if (asked === undefined) return undefined;
    const { answer, before } = asked;
    let isWanted = true;
    const check = async (): Promise<void> => {
      const checked = await checkHere(answer.receipt, before);
      const canHash = (globalThis.crypto as Crypto | undefined)?.subtle !== undefined;
      const commits: Outcome = canHash ? await checkCommitment(answer.receipt.entry, answer.salt, answer.payload) : 'open';
      const commitment = commits === 'holds' && !agreesWithContent(answer) ? 'fails' : commits;
      const leaf = checked.findings.leaf === 'holds' && !isAbout(answer) ? 'fails' : checked.findings.leaf;
      if (isWanted) setState({ of: asked, checked: { ...checked, findings: { ...checked.findings, commitment, leaf } } });
    };
    void check();
    return () => {
      isWanted = false;
    };
  }, [asked]);
  return state?.of === asked ? state?.checked : undefined;
}
