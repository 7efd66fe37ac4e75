// The ceremonies of a passkey: the server's challenge, the device's answer, the server's word. What goes wrong at the device is told plainly.
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { queryOptions } from '@tanstack/react-query';
import type { Me, NewPasskeyOptions, PasskeyChanged, PasskeysAnswer, StepUpOptions, SteppedUp, UseOptions } from '../../src/http/contract.js';
import { language } from '../words/language.js';
import { ask } from './ask.js';
import { changesWithActs } from './questions.js';

/** The device gave no answer: `known` when it holds a passkey of this person already. */
export class CeremonyFault extends Error {
  override readonly name = 'CeremonyFault';

  constructor(readonly kind: 'stopped' | 'known', cause: unknown) {
    super(kind, { cause });
  }
}

async function atDevice<Answer>(ceremony: Promise<Answer>): Promise<Answer> {
  try {
    return await ceremony;
  } catch (cause) {
    throw new CeremonyFault(cause instanceof Error && cause.name === 'InvalidStateError' ? 'known' : 'stopped', cause);
  }
}

/** Whether passkeys work at this address: they need a browser that knows them and a host that has a name. */
export function passkeyPlace(): { readonly kind: 'here' } | { readonly kind: 'unknown' } | { readonly kind: 'elsewhere'; readonly address: string } {
  if (!browserSupportsWebAuthn()) return { kind: 'unknown' };
  if (!/^(127\.0\.0\.1|\[::1\])$/u.test(location.hostname)) return { kind: 'here' };
  return { kind: 'elsewhere', address: `${location.protocol}//localhost${location.port === '' ? '' : `:${location.port}`}${location.pathname}` };
}

export async function signInByPasskey(): Promise<Me> {
  const options = await ask<UseOptions>('/api/session/passkey/options', { method: 'POST' });
  return ask<Me>('/api/session/passkey', { method: 'POST', body: await atDevice(startAuthentication({ optionsJSON: options })) });
}

/** Asked anew at each visit: it changes by what one does here. */
export const askPasskeys = () => queryOptions({ queryKey: ['answer', 'passkeys', language()], ...changesWithActs, queryFn: () => ask<PasskeysAnswer>('/api/passkeys') });

export async function makePasskey({ csrf }: Me, name: string): Promise<void> {
  const options = await ask<NewPasskeyOptions>('/api/passkeys/options', { method: 'POST', csrf });
  const credential = await atDevice(startRegistration({ optionsJSON: options }));
  await ask<PasskeyChanged>('/api/passkeys', { method: 'POST', csrf, body: { name, credential } });
}

export async function removePasskey({ csrf }: Me, id: string): Promise<void> {
  await ask<PasskeyChanged>(`/api/passkeys/${encodeURIComponent(id)}`, { method: 'DELETE', csrf });
}

/** An administrator takes away all passkeys of somebody of their agency. */
export function withdrawPasskeys({ csrf }: Me, user: string): Promise<PasskeyChanged> {
  return ask<PasskeyChanged>('/api/passkeys/withdraw', { method: 'POST', csrf, body: { user } });
}

export function askStepUp({ csrf }: Me): Promise<StepUpOptions> {
  return ask<StepUpOptions>('/api/session/step-up/options', { method: 'POST', csrf });
}

export async function stepUpByPasskey({ csrf }: Me, options: UseOptions): Promise<void> {
  const credential = await atDevice(startAuthentication({ optionsJSON: options }));
  await ask<SteppedUp>('/api/session/step-up', { method: 'POST', csrf, body: { credential } });
}

export async function stepUpByPassword({ csrf }: Me, password: string): Promise<void> {
  await ask<SteppedUp>('/api/session/step-up', { method: 'POST', csrf, body: { password } });
}
