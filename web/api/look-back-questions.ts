// Looking back at who looked: each asking is a look-up of its own, so nothing is asked that nobody pressed for, and nothing is kept.
import type { ExportAnswer, ExportQuestion, ExportRequest, LookBackAnswer, LookBackQuestion, LookBackStep, Me, ReverseAnswer, ReverseQuestion, ReverseRequest } from '../../src/http/contract.js';
import { ask } from './ask.js';

export const askLookBack = ({ csrf }: Me, body: LookBackQuestion): Promise<LookBackAnswer> => ask('/api/watch/look-back', { method: 'POST', csrf, body });
export const askForReverse = ({ csrf }: Me, body: ReverseRequest): Promise<LookBackStep> => ask('/api/watch/reverse/requests', { method: 'POST', csrf, body });
export const openReverse = ({ csrf }: Me, body: ReverseQuestion): Promise<ReverseAnswer> => ask('/api/watch/reverse', { method: 'POST', csrf, body });
export const askForExport = ({ csrf }: Me, body: ExportRequest): Promise<LookBackStep> => ask('/api/watch/look-back/export/requests', { method: 'POST', csrf, body });
export const makeExport = ({ csrf }: Me, body: ExportQuestion): Promise<ExportAnswer> => ask('/api/watch/look-back/export', { method: 'POST', csrf, body });
