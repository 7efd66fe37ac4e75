// What the pages of notes, commitments, series and maps ask; each asking is an entry, so it is asked at each visit and not behind it.
import { queryOptions } from '@tanstack/react-query';
import type { CommitmentsAnswer, CorrectionsAnswer, DatedTable, DatedTaken, Me, NewNote, NoteAnswer, NotesAnswer, NoteStepped, NoteWritten, ProvincesAnswer, TrendAnswer } from '../../src/http/contract.js';
import { language } from '../words/language.js';
import { ask } from './ask.js';
import { changesWithActs } from './questions.js';

const at = (id: string, more = ''): string => `/api/notes/${encodeURIComponent(id)}${more}`;

export const askNotes = () => queryOptions({ queryKey: ['answer', 'notes', language()], ...changesWithActs, queryFn: () => ask<NotesAnswer>('/api/notes') });
export const askNote = (id: string, revision?: number) => queryOptions({ queryKey: ['answer', 'note', id, revision, language()], ...changesWithActs, queryFn: () => ask<NoteAnswer>(at(id, revision === undefined ? '' : `?revision=${revision}`)) });
export const askCorrections = () => queryOptions({ queryKey: ['answer', 'corrections', language()], ...changesWithActs, queryFn: () => ask<CorrectionsAnswer>('/api/notes/corrections') });
export const writeNote = ({ csrf }: Me, body: NewNote): Promise<NoteWritten> => ask('/api/notes', { method: 'POST', csrf, body });
export const signNote = ({ csrf }: Me, id: string, revision: number, printedHash: string): Promise<NoteStepped> => ask(at(id, '/sign'), { method: 'POST', csrf, body: { revision, printedHash } });
export const releaseNote = ({ csrf }: Me, id: string, revision: number, why: string): Promise<NoteStepped> => ask(at(id, '/release'), { method: 'POST', csrf, body: { revision, why } });

export const askCommitments = () => queryOptions({ queryKey: ['answer', 'commitments', language()], ...changesWithActs, queryFn: () => ask<CommitmentsAnswer>('/api/commitments') });
export const bringIn = ({ csrf }: Me, body: DatedTable): Promise<DatedTaken> => ask('/api/commitments', { method: 'POST', csrf, body });

const beside = (id: string, what: 'trend' | 'provinces'): string => `/api/figures/${encodeURIComponent(id)}/${what}`;
export const askTrend = (id: string) => queryOptions({ queryKey: ['answer', 'trend', id, language()], ...changesWithActs, enabled: id !== '', queryFn: () => ask<TrendAnswer>(beside(id, 'trend')) });
export const askProvinces = (id: string) => queryOptions({ queryKey: ['answer', 'provinces', id, language()], ...changesWithActs, enabled: id !== '', queryFn: () => ask<ProvincesAnswer>(beside(id, 'provinces')) });
