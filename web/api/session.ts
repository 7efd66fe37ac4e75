// Signing in and out and changing purpose or case: each drops every answer that was given before it.
import { useQueryClient, useSuspenseQuery, type QueryClient } from '@tanstack/react-query';
import type { LedgerReceipt, Me, NewCorrection, NewJudgement, PromptReply, SignedOut, Written } from '../../src/http/contract.js';
import type { Static } from 'typebox';
import { clearSeal } from '../ledger/seal-store.js';
import { ask } from './ask.js';
import { clearHistory } from './history.js';
import { signInByPasskey } from './passkeys.js';
import { askSession } from './questions.js';

/** Who is signed in. Only below the frame, which shows nothing else until somebody is. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(askSession);
  if (data === null) throw new TypeError('nobody is signed in');
  return data;
}

function dropAnswers(client: QueryClient): void {
  client.removeQueries({ queryKey: ['answer'] });
}

export function useSessionActs() {
  const client = useQueryClient();
  return {
    signIn: async (user: string, password: string): Promise<void> => {
      const me = await ask<Me>('/api/session', { method: 'POST', body: { user, password } });
      dropAnswers(client);
      client.setQueryData(askSession.queryKey, me);
    },
    signInByPasskey: async (): Promise<void> => {
      const me = await signInByPasskey();
      dropAnswers(client);
      client.setQueryData(askSession.queryKey, me);
    },
    signOut: async (me: Me): Promise<void> => {
      const left = await ask<SignedOut | null>('/api/session', { method: 'DELETE', csrf: me.csrf });
      clearSeal();
      clearHistory();
      client.setQueryData(askSession.queryKey, null);
      dropAnswers(client);
      // Signed in by the agency: its own session ends there, or the next person at this browser is let in by it.
      if (left !== null && left.providerSignOut !== null) globalThis.location.assign(left.providerSignOut);
    },
    chooseWork: async (me: Me, purpose: string, caseRef: string, answers: readonly PromptReply[]): Promise<void> => {
      await ask<{ ledger: LedgerReceipt }>('/api/session/context', { method: 'PUT', csrf: me.csrf, body: { purpose, caseRef, answers } });
      dropAnswers(client);
      const next: Me = { ...me, purpose, caseRef, glass: null };
      client.setQueryData<Me | null>(['session'], next);
    },
  };
}

export function sendCorrection(me: Me, correction: Static<typeof NewCorrection>): Promise<Written> {
  return ask<Written>('/api/corrections', { method: 'POST', csrf: me.csrf, body: correction });
}

export function sendJudgement(me: Me, judgement: Static<typeof NewJudgement>): Promise<Written> {
  return ask<Written>('/api/judgements', { method: 'POST', csrf: me.csrf, body: judgement });
}
