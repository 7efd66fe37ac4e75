// A note as a page shows it: what it prints in both languages, each number with its figure, and what stands in the way of its release (G7, G8).
import type { Correction, NoteView, PrintedTexts, PublicRelease } from '../figures/notes/index.js';
import type { CorrectionsAnswer, NoteDetail, NoteLine, NotePrinted, PublicReleaseAnswer, PublicReleases } from './contract.js';
import type { Language } from './language.js';

export function presentNoteLine(view: NoteView, language: Language): NoteLine {
  return {
    id: `${view.agencyId}~${view.noteId}`, revision: view.revision, title: plain(view.printed[language].title), agency: view.agencyId, signatures: view.signatures.length, marks: view.marks.length,
    state: view.released !== undefined ? 'released' : view.signatures.length >= 2 ? 'signed' : 'draft', writtenAt: moment(view.history.find(({ revision }) => revision === view.revision)?.writtenAtMs ?? 0),
    kind: view.printed.release === undefined ? 'note' : 'release', embargoUntil: view.printed.release?.embargoUntil ?? null,
  };
}

export function presentNote(view: NoteView, language: Language): NoteDetail {
  return {
    ...presentNoteLine(view, language), printed: { en: presentTexts(view.printed.en), fr: presentTexts(view.printed.fr) }, printedHash: view.printedHash,
    figures: view.printed.figures.map((one) => presentFooting(one, language)),
    texts: view.note && { title: view.note.texts.title, question: view.note.texts.question, tasking: view.note.texts.tasking, response: view.note.texts.response, background: view.note.texts.background, ...(view.note.texts.qa !== undefined && { qa: view.note.texts.qa.map((one) => ({ ...one })) }) },
    author: view.note?.author.userName ?? null, signedBy: view.signatures.map(({ by, atMs }) => ({ by: by.userName, at: moment(atMs) })), released: view.released === undefined ? null : { at: moment(view.released.atMs), why: view.released.why },
    obstacles: view.obstacles.map(({ code, about }) => ({ code, about })), corrected: view.marks.map(({ ref, revision, since }) => ({ ref, revision, now: since.revision, asOf: since.asOf, why: since.why })),
    history: view.history.map(({ revision, writtenAtMs, why, author, releasedAtMs }) => ({ revision, writtenAt: moment(writtenAtMs), why, author, releasedAt: releasedAtMs === null ? null : moment(releasedAtMs) })),
  };
}

export function presentCorrection(one: Correction, language: Language): CorrectionsAnswer['corrections'][number] {
  const about = { note: `${one.agencyId}~${one.noteId}`, title: one.titles[language], from: one.from, to: one.to, why: one.why };
  if (one.kind === 'figure') return { ...about, kind: 'figure', figure: one.figure, at: one.asOf, releasedAt: null };
  return { ...about, kind: 'note', figure: null, at: moment(one.atMs), releasedAt: one.releasedAtMs === null ? null : moment(one.releasedAtMs) };
}

export function presentReleaseLine(one: PublicRelease, language: Language): PublicReleases['releases'][number] {
  return { id: one.id, revision: one.revision, agency: one.agencyId, title: plain(one[language].title), outAt: moment(one.outAtMs) };
}

export function presentRelease(one: PublicRelease, language: Language): PublicReleaseAnswer {
  const { response, background, qa } = one[language];
  return {
    ...presentReleaseLine(one, language), language, body: stretches(response), background: stretches(background), qa: qa.map(({ question, answer }) => ({ question: stretches(question), answer: stretches(answer) })),
    figures: one.figures.map((figure) => presentFooting(figure, language)), listComplete: one.isListWhole, corrections: one.corrections.map(({ revision, atMs, why }) => ({ revision, at: moment(atMs), why })), corrected: one.corrected.map((mark) => ({ ...mark })),
  };
}

function presentFooting(one: NoteView['printed']['figures'][number], language: Language): NoteDetail['figures'][number] {
  return { ref: one.ref, revision: one.revision, label: one.label[language], value: one.value[language], period: one.period[language], source: one.source[language], doesNotSay: one.doesNotSay.map((words) => words[language]) };
}

function presentTexts(texts: PrintedTexts): NotePrinted {
  const { title, question, tasking, response, background, qa } = texts;
  return {
    title: stretches(title), question: stretches(question), tasking: stretches(tasking), response: stretches(response), background: stretches(background),
    ...(qa !== undefined && { qa: qa.map((one) => ({ question: stretches(one.question), answer: stretches(one.answer) })) }),
  };
}

function stretches(part: PrintedTexts['title']): NotePrinted['title'] {
  return part.map((one) => ('text' in one ? { text: one.text, ref: null, revision: null } : { text: one.words, ref: one.ref, revision: one.revision }));
}

function plain(part: PrintedTexts['title']): string {
  return part.map((one) => ('text' in one ? one.text : one.words)).join('');
}

const moment = (ms: number): string => new Date(ms).toISOString();
