// English words of looking back at who looked.
export const lookBack = {
  lookBack: {
    rail: 'Look back', title: 'Who looked', hint: 'Who of your agency looked at somebody, when, why they said so, and what explains it',
    things: 'About whom or what', thingsHint: 'Ids of the registry, `agency~id`: a person, an address, a vehicle, a group. Several for an incident, one a line, at most 20',
    lastDay: 'Last day', lastDayHint: 'of the incident; empty: today', days: 'Days back', daysHint: '90 unless you say so',
    recorded: 'This is a look-up: your name, your purpose and what you named go on the record. You are told who looked, and nothing of whom they looked at.', send: 'Look back on the record',
    nobody: 'Between {{from}} and {{to}} nobody looked at this, of what you may see and of whom you may be told.',
    people: 'People', peopleHint: 'Expected: as often as this comes up in what others of their role looked at, for as many look-ups as theirs. Rarest first. It is an order to read in, and no finding.',
    who: 'Who', unit: 'Unit', role: 'Role', looked: 'Looked', expected: 'Expected', chance: 'By work alone', volume: 'All their look-ups', left: 'somebody who has left',
    unknown: 'unknown', below: 'below {{number}}', usual: 'usual', oneIn: '1 in {{number}}', rarer: 'rarer than 1 in {{number}}',
    timeline: 'Who looked on which day', graph: 'Who looked at what', timelineLabel: 'Looks of {{count}} people from {{from}} to {{to}}; the table above says who', graphLabel: '{{count}} people and {{things}} things that they looked at; the tables say who and what',
    looks: 'Looks', cut: 'The newest {{number}} are shown; the figures above are of all. Ask about fewer days for the rest.',
    at: 'When', act: 'What', about: 'About', purpose: 'Purpose stated', case: 'Case stated', because: 'What explains it', signIn: 'Signed in at',
    search: 'found alone', view: 'opened', expand: 'opened with its links', export: 'exported', report: 'read a report about it', whoSees: 'asked who sees it', lookBack: 'looked back at it', denied: 'was refused', listed: 'found among others',
    nothingShown: '{{what}}, shown nothing', gone: '{{what}}; what it said was destroyed',
    ownWork: 'had written about it', othersWork: 'a colleague on the case had written about it', request: 'answering a request', onCase: 'was on the case stated', notOnCase: 'was not on the case stated', unexplained: 'nothing in this record',
  },
  reverse: {
    rail: 'What a member looked at', title: 'What a member looked at', about: 'Everything one member of your agency looked at in some days',
    what: 'You read what they looked at, under which purpose and case, beside the cases they were on.', whoElse: 'Somebody outside your chain of command and theirs approves it first: an examiner or an independent reviewer. Neither the member nor anybody of their chain hears of it.',
    recorded: 'The request, the approval and the opening, with both names. It opens once, within 15 minutes of the approval, in this session.', send: 'Ask a second person',
    user: 'Member', userHint: 'Their user name', from: 'First day', to: 'Last day', days: 'Days', why: 'Why', whyHint: '10 to 500 characters; whoever approves reads them', approver: 'Agency that approves', approverHint: 'Its id; empty: your own. Another one where nobody of yours stands apart',
    request: 'Request', isWaiting: 'Waits for a second person', isApproved: 'Approved: opens once', open: 'Open on the record', found: 'What {{user}} looked at', once: 'This answer is not shown again: another reading takes another approval.',
    roster: 'Shifts', signIns: 'the record holds none; they signed in {{number}} times in these days', cases: 'Cases', nothing: 'In these days they looked at nothing.',
  },
};
