// The signer: a key that signs one history only. This door is for the process that holds the keys, which loads nothing else of the ledger.
export { ConsistentSigner, type SignerOptions } from './consistent-signer.js';
export { FileKeys, type KeyStore } from './keys.js';
export type { LogSigner, SignedLog, SignRequest } from './log-signer.js';
export { loadPkcs11, type Pkcs11Module, readPin } from './pkcs11-module.js';
export { RemoteSigner } from './remote-signer.js';
export { serveSigner } from './signer-process.js';
export { TokenKeys, type TokenOptions } from './token-keys.js';
