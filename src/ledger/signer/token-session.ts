// A session with one token. A fault ends it, and the next use begins another: a token that was pulled out and put back is
// found again, and no half-done operation is left in the library.
import { LedgerError, reasonOf } from '../errors.js';
import { type Attribute, ck, type Pkcs11, type Pkcs11Module } from './pkcs11-module.js';

export class TokenSession {
  private readonly pkcs11: Pkcs11;
  private session: Buffer | undefined;
  /** Private keys by label; handles are the session's. */
  private readonly handles = new Map<string, Buffer>();

  constructor(
    module: Pkcs11Module,
    library: string,
    private readonly token: string,
    private readonly pin: string,
  ) {
    this.pkcs11 = new module.PKCS11();
    this.guard(() => {
      this.pkcs11.load(library);
      this.pkcs11.C_Initialize();
    });
    try {
      this.use(() => undefined);
    } catch (fault) {
      this.close();
      throw fault;
    }
  }

  /** Throws `unavailable` when the token cannot be used. */
  use<T>(work: (pkcs11: Pkcs11, session: Buffer) => T): T {
    return this.guard(() => work(this.pkcs11, (this.session ??= this.begin())));
  }

  /** At most two: one is right, more are ambiguous. */
  find(kind: number, label: string, keyType: number = ck.edwards): Buffer[] {
    return this.use((pkcs11, session) => {
      const template: Attribute[] = [{ type: ck.class, value: kind }, { type: ck.keyType, value: keyType }, { type: ck.token, value: true }, { type: ck.label, value: label }];
      pkcs11.C_FindObjectsInit(session, template);
      try {
        return pkcs11.C_FindObjects(session, 2);
      } finally {
        pkcs11.C_FindObjectsFinal(session);
      }
    });
  }

  /** Throws `damaged` when there is not exactly one. */
  privateKey(label: string): Buffer {
    const known = this.handles.get(label);
    if (known !== undefined) return known;
    const [key, more] = this.find(ck.privateKey, label);
    if (key === undefined || more !== undefined) throw new LedgerError('damaged', `the token does not hold one private key labelled \`${label}\`; insert the token that the log began with`);
    this.handles.set(label, key);
    return key;
  }

  read(object: Buffer, types: readonly number[]): Buffer[] {
    return this.use((pkcs11, session) => pkcs11.C_GetAttributeValue(session, object, types.map((type) => ({ type }))).map(({ value }) => value));
  }

  close(): void {
    this.end();
    try {
      this.pkcs11.C_Finalize();
    } finally {
      this.pkcs11.close();
    }
  }

  private begin(): Buffer {
    const { pkcs11 } = this;
    const slot = pkcs11.C_GetSlotList(true).find((one) => pkcs11.C_GetTokenInfo(one).label.trim() === this.token);
    if (slot === undefined) throw new LedgerError('unavailable', `no token is labelled \`${this.token}\`; insert it, or list the tokens with its own tool`);
    this.session = pkcs11.C_OpenSession(slot, ck.serialSession | ck.rwSession);
    pkcs11.C_Login(this.session, ck.user, this.pin);
    return this.session;
  }

  private guard<T>(touch: () => T): T {
    try {
      return touch();
    } catch (cause) {
      if (cause instanceof LedgerError) throw cause;
      this.end();
      throw new LedgerError('unavailable', `the token \`${this.token}\` failed: ${reasonOf(cause)}; check the token, its library and its PIN`, { cause });
    }
  }

  private end(): void {
    const { session } = this;
    this.session = undefined;
    this.handles.clear();
    if (session === undefined) return;
    try {
      this.pkcs11.C_CloseSession(session);
    } catch {
      // The token is gone, and its session with it.
    }
  }
}
