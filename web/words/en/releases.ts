// English words of releasing derived reports.
export const releases = {
  releases: {
    title: 'Ask for the release of a derived report', rail: 'Ask for a release', receivedRail: 'Releases asked of us', askFor: 'Ask for its release',
    what: 'You ask every agency whose marking holds your report back to let its part go to the agencies, and for the purposes, that you name. Your own agency’s say in it is given by asking. Asking again for the same report replaces what was asked before.',
    whoElse: 'Those agencies’ desks see your words, your name, the report’s number and what of theirs went into it. Each decides alone, by two people. Who was asked, who agreed and who did not is not told.',
    recorded: 'What you ask and why, in your agency’s log and in theirs.', send: 'Ask for the release',
    report: 'Derived report', reportHint: 'Of your own agency, as agency~report', agencies: 'May go to', purposes: 'For', why: 'Why', whyHint: 'The originators read it. At least 10 characters.', sent: 'Asked. It is in effect once everybody who holds it back has agreed.',
    mine: 'What you asked', none: 'You have asked for no release yet.', at: 'When (UTC)', terms: 'To and for', state: 'State', asked: 'asked, not in effect', inEffect: 'in effect', withdrawn: 'withdrawn by you', withdraw: 'Withdraw',
    received: 'Releases asked of us', receivedHint: 'Other agencies wrote from what your agency gave them, and ask to pass it on. Say yes to all of it or to a part, or say nothing.', noneReceived: 'Nothing is asked of your agency.', from: 'From', waits: 'not released', released: 'released by us', back: 'Back',
    giveTitle: 'Release our part in a derived report', giveWhat: 'Your agency’s part in this one report may be read by the agencies, and for the purposes, that you leave ticked. Levels, eyes, compartments, units and last days stay as they are. Other reports, and the originals, open to nobody.',
    giveWho: 'A second person of your agency, of another chain of command, must approve exactly this first; then you send it once more. It takes effect when every other originator that holds the report back has released too.',
    giveRecorded: 'What is released, by which two people and why, in your agency’s log.', giveSend: 'Release our part',
    ours: 'What of ours went in', oursThrough: 'Reached it through another agency’s report.', markings: 'Our markings', asFar: 'Opens as far as you may see it.', yourWhy: 'Why you decide so (at least 10 characters)', takeBack: 'Take our release back now',
    reach: 'People who could see our part, as far as our own markings go; at most, in tens', agency: 'Agency', before: 'Today', after: 'If released as asked',
    doneWaiting: 'A second person is asked. When they have approved, open this request and release it again in the same terms within a quarter of an hour.', doneReleased: 'Released for your agency’s part.', doneTakenBack: 'Taken back. What was open through it is closed.',
  },
};
