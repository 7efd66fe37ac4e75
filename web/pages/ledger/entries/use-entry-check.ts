// The whole check of an entry: its content against its commitment, then its receipt against log, key and memory.
import { useEffect, useState } from 'react';
import type { EntryAnswer } from '../../../../src/http/contract.js';
import { fromBase64, textOf } from '../../../ledger/bytes.js';
import type { Checked, Outcome } from '../../../ledger/receipt.js';
import { checkCommitment, readEntry } from '../../../ledger/receipt.js';
import { checkHere, currentMemory } from '../../../ledger/seal-store.js';

/** The table row that the server shows beside the proof must be the entry that the proof is about. */
export function isAbout(answer: EntryAnswer): boolean {
  const bytes = fromBase64(answer.receipt.entry);
  const fields = bytes === undefined ? undefined : readEntry(bytes);
  if (fields === undefined || fields.origin !== answer.entry.origin || answer.receipt.index !== answer.entry.index) return false;
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
export function useEntryCheck(answer: EntryAnswer | undefined): Checked | undefined {
  const [state, setState] = useState<{ readonly of: EntryAnswer; readonly checked: Checked }>();
  useEffect(() => {
    if (answer === undefined) return undefined;
    let isWanted = true;
    const check = async (): Promise<void> => {
      const checked = await checkHere(answer.receipt, currentMemory());
      const canHash = (globalThis.crypto as Crypto | undefined)?.subtle !== undefined;
      const commits: Outcome = canHash ? await checkCommitment(answer.receipt.entry, answer.salt, answer.payload) : 'open';
      const commitment = commits === 'holds' && !agreesWithContent(answer) ? 'fails' : commits;
      const leaf = checked.findings.leaf === 'holds' && !isAbout(answer) ? 'fails' : checked.findings.leaf;
      if (isWanted) setState({ of: answer, checked: { ...checked, findings: { ...checked.findings, commitment, leaf } } });
    };
    void check();
    return () => {
      isWanted = false;
    };
  }, [answer]);
  return state?.of === answer ? state?.checked : undefined;
}
