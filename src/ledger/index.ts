// The ledger: a record of every passage through the door that no insider can rewrite unseen (promises G1, G2, G10).
export { LedgerError, type LedgerErrorCode } from './errors.js';
export { type Checkpoint, formatCheckpoint, openCheckpoint, parseCheckpoint, signCheckpoint } from './format/checkpoint.js';
export { commitTo, type EntryRecord, parseEntry } from './format/entry.js';
export { emptyRoot, hashLeaf, hashNode } from './format/hash.js';
export { type NoteSigner, type NoteVerifier, parseSigner, parseVerifier, signerOf } from './format/key.js';
export { type OpenedNote, openNote, signNote } from './format/note.js';
export { type ConsistencyClaim, type InclusionClaim, type ProofCheck, verifyConsistency, verifyInclusion } from './format/proof.js';
export { MerkleTree } from './format/tree.js';
export { type Head, type Ledger, type LedgerAppend, type LedgerOptions, type LedgerState, openLedger, type SignedHead } from './ledger.js';
export type { StoredEntry } from './protocol.js';
export type { Receipt } from './receipt.js';
