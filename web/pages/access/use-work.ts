// Long work that a person starts, watches and may stop; leaving the page stops it.
import { useEffect, useRef, useState } from 'react';
import { follow } from '../../api/access-questions.js';
import { useMe } from '../../api/session.js';

export interface WorkInHand<T> {
  /** 0 to 1 while it works. */
  readonly share: number | undefined;
  readonly outcome: T | undefined;
  readonly error: unknown;
  readonly start: (path: string, body: object) => Promise<T | undefined>;
  readonly stop: () => void;
}

export function useWork<T>(): WorkInHand<T> {
  const me = useMe();
  const running = useRef<AbortController>(undefined);
  const [share, setShare] = useState<number>();
  const [outcome, setOutcome] = useState<T>();
  const [error, setError] = useState<unknown>();
  useEffect(() => () => running.current?.abort(), []);
  const start = async (path: string, body: object): Promise<T | undefined> => {
    const controller = new AbortController();
    running.current = controller;
    setError(undefined);
    setOutcome(undefined);
    setShare(0);
    try {
      const found = await follow<T>(me, path, body, setShare, controller.signal);
      setOutcome(found);
      return found;
    } catch (fault) {
      if (!controller.signal.aborted) setError(fault);
      return undefined;
    } finally {
      setShare(undefined);
    }
  };
  return { share, outcome, error, start, stop: () => running.current?.abort() };
}
