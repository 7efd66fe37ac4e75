// Looking back at who looked: each asking is a look-up of its own, so nothing is asked that nobody pressed for, and nothing is kept.
import type { LookBackAnswer, LookBackQuestion, Me } from '../../src/http/contract.js';
import { ask } from './ask.js';

export const askLookBack = ({ csrf }: Me, body: LookBackQuestion): Promise<LookBackAnswer> => ask('/api/watch/look-back', { method: 'POST', csrf, body });
