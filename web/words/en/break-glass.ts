// English words of emergency access and its reviews.
export const breakGlass = {
  glass: {
    title: 'Emergency access', rail: 'Emergency access', reviewsRail: 'Emergency reviews', what: 'For 60 minutes, in this session and for this purpose and case alone, you see the compartments of your own agency, and statements released for other purposes. Clearance, citizenship, releasability, originator control, restricted records and sealed sources stay as they are. Nothing can be exported or written meanwhile.',
    whoElse: 'The integrity examiners and independent reviewers of your agency who do not answer to your superiors are told at once. Two of them review it within 72 hours.', recorded: 'Your reason word for word, and under it every question that you ask and everything that you are shown. Originators get their receipts as ever. Each page bears your name, the time and the entry.',
    reason: 'What is the danger, and what do you look for?', reasonHint: 'At least 20 characters. Your reviewers read this.', send: 'Open emergency access for 60 minutes', end: 'End it now', openUntil: 'Emergency access is open until {{until}} UTC. Every answer is watched.', mine: 'Your emergency accesses',
    none: 'You have opened none.', week: 'In the last seven days: {{count}} of 3.', overdue: 'One of yours waits beyond its due time for review. Until then you cannot open another.', openedAt: 'Opened (UTC)', endedAt: 'Ended (UTC)', caseRef: 'Case', due: 'Review due', outcome: 'Outcome', waits: 'waits for review', user: 'Who',
    stillOpen: 'still open', toSearch: 'Go to Search', watermark: 'Emergency access',
    justified: 'justified', advice: 'justified, with advice', notJustified: 'not justified', passedOn: 'passed on to an inquiry',
  },
  glassReview: {
    title: 'Emergency reviews', one: 'Review of an emergency access', hint: 'Emergency accesses of your agency outside your chain of command. An integrity examiner and an independent reviewer look at each; of two opinions the stricter stands.', none: 'None to review.', reason: 'Reason, as typed', asked: 'Everything asked under it', cut: 'There was more than is listed here; the agency record has all of it.',
    opinions: 'Opinions', why: 'Why', back: 'All emergency reviews', what: 'You say whether this emergency access was justified, and why.', whoElse: 'The other reviewer, once both have spoken, and the person.', recorded: 'Your opinion and its reason, in your name.', outcome: 'Your opinion', send: 'Put my opinion on the record', done: 'Your opinion is on the record.', spoken: 'You have given your opinion.', nothing: 'Nothing was asked under it.',
  },
};
