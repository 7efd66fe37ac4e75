// What the pages of joint operations ask; each asking is an entry, so it is asked at each visit, and behind nobody's back but on a board that was switched to the wall.
import { queryOptions } from '@tanstack/react-query';
import type {
  Me, MendRow, NewMerge, NewOperation, OperationAnswer, OperationImported, OperationMergesAnswer, OperationQuarantineAnswer, OperationRowAnswer, OperationRowsAnswer, OperationsAnswer, OperationStep, RowMended,
} from '../../src/http/contract.js';
import { currentMemory, noteAnswer } from '../ledger/seal-store.js';
import { language } from '../words/language.js';
import { ask, AskProblem, csrfHeader, queryOf } from './ask.js';
import { linesOf } from './ledger-questions.js';
import { changesWithActs } from './questions.js';

export interface OperationMoment {
  readonly asOf?: string;
  readonly knownAt?: string;
}

interface RowsAsked extends OperationMoment {
  readonly kind?: string;
  readonly agency?: string;
  readonly commodity?: string;
  readonly after?: string;
}

/** A board on a wall asks anew this often; each asking is an entry in the record of whoever switched it on. */
export const wallEveryMs = 300_000;

const at = (id: string, more = ''): string => `/api/operations/${encodeURIComponent(id)}${more}`;
const withQuery = (path: string, parts: Readonly<Record<string, string | undefined>>): string => `${path}?${queryOf(parts)}`.replace(/\?$/u, '');

export const askOperations = () => queryOptions({ queryKey: ['answer', 'operations', language()], ...changesWithActs, queryFn: () => ask<OperationsAnswer>('/api/operations') });
export const askOperation = (id: string, moment: OperationMoment, isWall: boolean) => queryOptions({
  queryKey: ['answer', 'operation', id, moment, language()], ...changesWithActs, refetchInterval: isWall ? wallEveryMs : false, queryFn: () => ask<OperationAnswer>(withQuery(at(id), { ...moment })),
});
export const askOperationRows = (id: string, asked: RowsAsked) => queryOptions({ queryKey: ['answer', 'operation-rows', id, asked, language()], ...changesWithActs, queryFn: () => readOperationRows(id, asked) });
export const readOperationRows = (id: string, asked: RowsAsked): Promise<OperationRowsAnswer> => ask(withQuery(at(id, '/rows'), { ...asked }));
export const askOperationRow = (id: string, agency: string, row: string) => queryOptions({
  queryKey: ['answer', 'operation-row', id, agency, row, language()], ...changesWithActs, queryFn: () => ask<OperationRowAnswer>(at(id, `/rows/${encodeURIComponent(agency)}/${encodeURIComponent(row)}`)),
});
export const askOperationQuarantine = (id: string, after: string | undefined) => queryOptions({
  queryKey: ['answer', 'operation-quarantine', id, after ?? '', language()], ...changesWithActs, queryFn: () => ask<OperationQuarantineAnswer>(withQuery(at(id, '/quarantine'), { after })),
});
export const askOperationMerges = (id: string) => queryOptions({ queryKey: ['answer', 'operation-merges', id, language()], ...changesWithActs, queryFn: () => ask<OperationMergesAnswer>(at(id, '/merges')) });
export const openOperation = ({ csrf }: Me, body: NewOperation): Promise<OperationStep> => ask('/api/operations', { method: 'POST', csrf, body });
export const mendOperationRow = ({ csrf }: Me, id: string, waiting: string, body: MendRow): Promise<RowMended> => ask(at(id, `/quarantine/${encodeURIComponent(waiting)}`), { method: 'POST', csrf, body });
export const decideMerge = ({ csrf }: Me, id: string, body: NewMerge): Promise<OperationStep> => ask(at(id, '/merges'), { method: 'POST', csrf, body });
export const undoMerge = ({ csrf }: Me, id: string, merge: string, why: string): Promise<OperationStep> => ask(at(id, `/merges/${encodeURIComponent(merge)}/undo`), { method: 'POST', csrf, body: { why } });

interface Line extends Partial<OperationImported> {
  readonly progress?: { readonly done: number; readonly total: number; readonly statements: number };
  readonly error?: string;
  readonly message?: string;
}

export interface ImportProgress {
  /** Of the file, 0 to 1. */
  readonly share: number;
  /** Rows read so far. */
  readonly rows: number;
}

/** Rows that were written before it was stopped stay. Throws `AskProblem`; code `cut_off` when the answer ends before the outcome. */
export async function bringInRows({ csrf }: Me, id: string, file: File, map: string, onProgress: (progress: ImportProgress) => void, signal: AbortSignal): Promise<OperationImported> {
  const before = currentMemory();
  const body = new FormData();
  if (map !== '') body.set('map', map);
  body.set('file', file);
  const answer = await fetch(at(id, '/import'), { method: 'POST', credentials: 'same-origin', cache: 'no-store', signal, body, headers: { [csrfHeader]: csrf, accept: 'application/x-ndjson', 'accept-language': language() } });
  if (answer.body === null) throw new AskProblem(answer.status, 'cut_off', '');
  for await (const line of answer.ok ? linesOf<Line>(answer.body) : [await answer.json() as Line]) {
    if (line.error !== undefined) throw new AskProblem(answer.ok ? 400 : answer.status, line.error, line.message ?? '');
    if (line.progress !== undefined) onProgress({ share: line.progress.total === 0 ? 0 : Math.min(1, line.progress.done / line.progress.total), rows: line.progress.statements });
    const { rows, taken, revised, unchanged, quarantined, quarantine, ledger } = line;
    if (rows === undefined || taken === undefined || revised === undefined || unchanged === undefined || quarantined === undefined || quarantine === undefined || ledger === undefined) continue;
    noteAnswer({ ledger: ledger[0] }, before);
    return { rows, taken, revised, unchanged, quarantined, quarantine, ledger };
  }
  throw new AskProblem(0, 'cut_off', '');
}
