// The ledger: a record of every passage through the door that no insider can rewrite unseen (promises G1, G2, G10).
export { LedgerError, type LedgerErrorCode } from './errors.js';
export { type Checkpoint, formatCheckpoint, openCheckpoint, parseCheckpoint } from './format/checkpoint.js';
export { commitTo, type EntryRecord, parseEntry } from './format/entry.js';
export { hashLeaf, hashNode } from './format/hash.js';
export { type NoteSigner, type NoteVerifier, parseVerifier, signerOf } from './format/key.js';
export { type OpenedNote, openNote, signNote } from './format/note.js';
export { type ConsistencyClaim, type InclusionClaim, type ProofCheck, verifyConsistency, verifyInclusion } from './format/proof.js';
export { type Head, type Ledger, type LedgerAppend, type LedgerOptions, type LedgerState, openLedger, type SignedHead } from './ledger.js';
export type { StoredEntry } from './protocol.js';
export type { Receipt } from './receipt.js';
export type { LedgerProblem, ProblemCode } from './log-audit.js';
export type { MirrorReport } from './mirror-audit.js';
export type { MirrorHead, MirrorReader, MirrorRow } from './mirror-row.js';
export { LedgerMirror } from './mirror.store.js';
export { type LedgerReport, verifyLedger, type VerifyOptions } from './verify.js';
