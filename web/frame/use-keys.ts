// Binds the keys to the window; while a person types in a field or a dialog is open, the keys are theirs.
import { useEffect, useRef } from 'react';
import { type KeyAct, readKey, restingKeys } from './keys.js';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select, [role="dialog"]') !== null);
}

export function useKeys(onAct: (act: KeyAct) => void): void {
  const latest = useRef(onAct);
  useEffect(() => {
    latest.current = onAct;
  }, [onAct]);
  useEffect(() => {
    let state = restingKeys;
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const read = readKey(state, event.key, event.timeStamp);
      state = read.state;
      if (read.act === undefined) return;
      event.preventDefault();
      latest.current(read.act);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
