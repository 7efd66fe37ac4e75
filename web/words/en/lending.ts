// English words of reviewers of other agencies, and of rosters.
export const lending = {
  lending: {
    lent: 'From other agencies', lentHint: 'Leads that another agency gave you, by an agreement. You read those, while they are before you, and nothing else of theirs. Both records hold what you do.', lentNone: 'Nothing was given to you.', of: 'Lead of', back: 'All that was given to you', oneHint: 'Given to you by {{agency}}. You read this lead and nothing else of theirs.',
    agreements: 'Agreements', agreementsHint: 'Where fewer than three people of your agency may judge a lead, reviewers of another one judge it too. Where nobody may, the desk gives one of them its triage.', agreementsNone: 'Your agency has no agreement.', agreementsBack: 'All agreements',
    with: 'Reviewers of', from: 'First day', until: 'Last day', untilHint: 'Within a year of the first.', recordedBy: 'Recorded by', inForce: 'in force', notBegun: 'not begun', over: 'over', ended: 'ended {{at}}', end: 'End it',
    add: 'Record an agreement', addWhat: 'Reviewers of the other agency judge leads of yours, one at a time, each given to one person of theirs.', addWho: 'One of their examiners or independent reviewers approves exactly this first. They read a lead only once it is given to them.', addRecorded: 'The agency, the days and your reason, in both records; both of you.', addSend: 'Ask the other agency',
    isAsked: 'Asked. Once somebody of the other agency has approved, carry it out under Approvals.', isRecorded: 'The agreement stands.',
    endWhat: 'From this moment nobody of {{agency}} judges leads of your agency; what was given to them is nowhere for them.', endWho: 'It takes you alone. The other agency reads in its record that it ended.', endRecorded: 'That you ended it, when, and why.', endSend: 'End it on the record', isEnded: 'The agreement is ended.', gone: 'Your agency has no such agreement that stands.',
  },
  rosters: {
    rail: 'Rosters', title: 'Rosters', hint: 'When people are on duty. A look-up off one’s roster asks for one more sentence; on it, no hour is strange. For whom there is no roster, nothing is asked: unknown is never suspicious. Looking here is recorded.', send: 'Send a roster', back: 'Rosters', none: 'Your agency has sent no roster.',
    shifts: 'Shifts', first: 'From (UTC)', last: 'Until (UTC)', by: 'Sent by',
    sendTitle: 'Send a roster', what: 'When the people named in it are on duty. It takes the place of what they had in the days that it speaks of.', whoElse: 'Whoever examines reads it beside what somebody looked at, with your name as the one who sent it.', recorded: 'That you sent it, why, how many shifts, and the hash of the file.', sendIt: 'Send it on the record',
    file: 'File', fileHint: 'CSV, as your duty system writes it: user, starts_at, ends_at and, if it has one, kind. Times with their offset.', choose: 'Choose a file', noFile: 'No file', text: 'Or its lines', textHint: 'user,starts_at,ends_at, then one shift a line.', tooLong: 'More than 3.5 MB: send it month by month.',
    taken_one: '{{count}} shift is in.', taken_other: '{{count}} shifts are in.', setAside_one: '{{count}} line was set aside:', setAside_other: '{{count}} lines were set aside:', line: 'line {{line}}: {{why}}',
  },
};
