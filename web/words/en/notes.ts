// English words of notes, commitments, series and the map.
export const notes = {
  notes: {
    rail: 'Notes', notes: 'Minister’s notes', note: 'Note', hint: 'Question, tasking, response, background; every number prints from its figure. Two sign what neither wrote. Looking here is recorded.',
    title: 'Title', question: 'Question', tasking: 'Tasking', response: 'Suggested response', background: 'Background', state: 'State', written: 'Written', corrected: 'Corrected since', back: 'All notes',
    figuresCorrected_one: '{{count}} figure corrected', figuresCorrected_other: '{{count}} figures corrected', correctedSince: 'corrected since',
    draft: 'draft', signedByOne: 'signed by one', signedByTwo: 'signed by two', released: 'Released', none: 'There is no note yet that you may read.',
    write: 'Write a note', revise: 'Write it anew', correct: 'Correct it', sign: 'Sign', release: 'Release', print: 'Print', language: 'Language of the note', save: 'Save on the record',
    put: 'Put a figure at the cursor: {{where}}', level: 'Marking', whyRevise: 'What changed, and why',
    whatWrite: 'A draft that the people of your agency read who may see all that it rests on. Numbers stand as [[ID@REVISION]] and print from the figure; a number typed by hand is refused with its place.',
    whatCorrect: 'A new revision beside the one that was released, which stays as it was. It is signed and released anew, and the correction log shows both.',
    whoWrite: 'Nobody yet. Two others sign it before it is released.', recordedWrite: 'Who wrote it, which figures it quotes, and the hash of its words.',
    signTitle: 'Sign a note', whatSign: 'You have read both languages as they stand here, and answer for them. Your signature is of these words and numbers alone: if one of them changes, it counts no more.',
    whoSign: 'Two people sign, of different chains of command. Whoever wrote any of it may not.', recordedSign: 'Your name, the revision, and the hash of what it prints.', sendSign: 'Sign on the record',
    releaseTitle: 'Release a note', whatRelease: 'Everybody who reads figures here reads this note from now on, in these words. It is never overwritten.', whoRelease: 'Two people have signed. Every figure is public, and each originator has released its part.',
    recordedRelease: 'Who released it, why, and every word and number as it stands here.', sendRelease: 'Release on the record', whyRelease: 'To whom it goes, and why',
    figures: 'Figures in this note', signOff: 'Sign-off', author: 'Written by', signature: 'Signed', inTheWay: 'Before it can be released',
    needsSignatures: 'Two signatures of people who wrote none of it: {{about}}', needsPublication: 'This figure has to be published: {{about}}', needsRelease: 'An originator has to release its part of this figure: {{about}}', needsFigure: 'This figure is not kept in that revision: {{about}}', superseded: 'A later revision stands beside it.',
    markLine: '{{figure}} was corrected: revision {{from}} is quoted, revision {{to}} stands since {{at}}', corrections: 'Correction log', correctionsHint: 'What was released and then written anew, and released notes whose figures were corrected since. Nothing is entered by hand, so nothing is left out.',
    noCorrections: 'Nothing that was released has been corrected.', at: 'Day', whatChanged: 'What changed', rewritten: 'note written anew: revision {{from}} → {{to}}', figureCorrected: 'figure corrected: revision {{from}} → {{to}}', noReason: 'see the figure',
  },
  commitments: {
    rail: 'Commitments', title: 'Commitments', hint: 'What was promised, what was funded, what was delivered: three columns that are never added up. Hatched is unknown, and not zero.',
    commitment: 'Commitment', by: 'By', promised: 'Promised', funded: 'Funded', delivered: 'Delivered', from: 'Where from', own: 'your agency', public: 'public', nobody: 'Nobody that was read states it.',
    bringIn: 'Bring in a table', what: 'Rows of a CSV file become commitments or dated figures of your agency, beside the public ones. A row that is there already gets a revision; nothing is overwritten.',
    whoElse: 'Nobody. People of your agency who read figures will see them.', recorded: 'Who brought it in, the hash of the file, how many rows were taken and how many quarantined.', send: 'Bring in on the record',
    kind: 'What it holds', datedFigures: 'Dated figures (deaths, violence, smuggling and others)', file: 'CSV file', tooLarge: 'A table of at most 2 MB is read at once; split it.',
    taken: '{{taken}} rows taken, {{unchanged}} as they stood.', quarantined: '{{number}} rows quarantined:', line: 'Line {{line}}:',
  },
  trends: {
    rail: 'Trends', title: 'Trends', hint: 'A line stands only between figures that may be compared. Every other gap is drawn and says why.', pick: 'Series of this figure', gaps: 'Gaps, and why no line is drawn', conflict: 'they cannot both be true',
    points: 'Points of the series', joinedTo: 'Joined to', gapNumber: 'gap {{number}}', summary: '{{points}} points, {{lines}} joined by a line, {{gaps}} gaps.', noNumber: 'no number',
    picture: 'Series of {{label}}: {{points}} points, {{gaps}} gaps. The tables below say the same.', legend: 'Filled point: published. Open point: claimed or derived. Hatched bar: what is unknown of a value. Numbered band: a gap, explained below.',
  },
  map: {
    rail: 'Map', title: 'National map', hint: 'One figure by province and territory. Only a number that somebody stated has a shade; unknown, withheld, suppressed and not stated are no zero.', pick: 'Figure',
    number: 'number', share: 'share', suppressed: 'suppressed: too few to tell', notStated: 'not stated', other: 'words, no number', unit: 'Unit: {{unit}}', table: 'The same as a table', province: 'Province or territory', state: 'What is known', picture: 'Map of Canada: {{label}}. The table beside it says the same.',
  },
};
