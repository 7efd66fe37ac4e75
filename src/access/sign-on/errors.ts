// Why somebody who came back from an identity provider does not get in. The sentence names the claim, never its value.
import { CustosError } from '../../kernel/index.js';

/**
 * `settings`: `sign-on.json` cannot be used. `unavailable`: the provider does not answer. `stale`: the way back does not belong to this
 * browser or came too late. `not_proven`: the provider's answer does not hold. `claim`: a claim is missing, unknown or beyond what the
 * agency holds. `taken`: the member belongs to another account. `suspended`: the provider says yes and the agency no.
 */
export type SignOnErrorCode = 'settings' | 'unavailable' | 'stale' | 'not_proven' | 'claim' | 'taken' | 'suspended';

export class SignOnError extends CustosError<SignOnErrorCode> {
  /** Name of the claim, for `claim`. */
  readonly claim: string | undefined;

  constructor(code: SignOnErrorCode, message: string, options: { cause?: unknown; claim?: string } = {}) {
    super(code, message, options);
    this.claim = options.claim;
  }
}
