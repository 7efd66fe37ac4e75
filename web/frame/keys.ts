// Keys that hold on every page. Reading them is pure: a key, what came before it, and what to do.

export type KeyAct = 'search' | 'goSearch' | 'goMine' | 'goLedger' | 'goWork' | 'help';

/** After `g` the next letter chooses a page; the wait for it ends on its own. */
export interface KeyState {
  readonly leader: boolean;
  readonly sinceMs: number;
}

export const restingKeys: KeyState = { leader: false, sinceMs: 0 };
const leaderLastsMs = 1500;
const pages: Partial<Record<string, KeyAct>> = { s: 'goSearch', m: 'goMine', l: 'goLedger', c: 'goWork' };

export function readKey(state: KeyState, key: string, nowMs: number): { state: KeyState; act?: KeyAct } {
  if (state.leader && nowMs - state.sinceMs <= leaderLastsMs) {
    const act = pages[key.toLowerCase()];
    return act === undefined ? { state: restingKeys } : { state: restingKeys, act };
  }
  if (key === 'g') return { state: { leader: true, sinceMs: nowMs } };
  if (key === '/') return { state: restingKeys, act: 'search' };
  if (key === '?') return { state: restingKeys, act: 'help' };
  return { state: restingKeys };
}
