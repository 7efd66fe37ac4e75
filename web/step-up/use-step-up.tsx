// For pages of serious acts: the act is tried; when the server asks for a step-up, the panel asks the person, and the act is tried again.
import { type ReactNode, useCallback, useState } from 'react';
import { AskProblem } from '../api/ask.js';
import { StepUp } from './step-up.js';

interface Waiting {
  readonly goOn: () => void;
  readonly leave: () => void;
}

export interface StepUpGuard {
  /** Runs `act`; rejects with the server's refusal when the person leaves it. */
  readonly guard: <Done>(act: () => Promise<Done>) => Promise<Done>;
  /** Draw this where the person is looking; null while nothing is asked. */
  readonly panel: ReactNode;
}

export function useStepUp(): StepUpGuard {
  const [waiting, setWaiting] = useState<Waiting>();
  const guard = useCallback(async <Done,>(act: () => Promise<Done>): Promise<Done> => {
    try {
      return await act();
    } catch (refusal) {
      if (!(refusal instanceof AskProblem) || refusal.code !== 'step_up_needed') throw refusal;
      await new Promise<void>((resolve, reject) => {
        setWaiting({ goOn: resolve, leave: () => reject(refusal) });
      }).finally(() => setWaiting(undefined));
      return act();
    }
  }, []);
  return { guard, panel: waiting === undefined ? null : <StepUp onDone={waiting.goOn} onLeave={waiting.leave} /> };
}
