// English words of the live examiner.
export const live = {
  live: {
    title: 'Live', on: 'On', off: 'Off', never: 'It was never turned on. Look-ups are examined only when somebody starts a scan.', onSince: 'In the name of {{who}}, since {{when}}. It ends with their rights.',
    offSince: 'Turned off by {{who}}, {{when}}.', rightsEnded: 'It ended with the rights of {{who}}, {{when}}.', turnOn: 'Turn it on', turnOff: 'Turn it off', back: 'Watch',
    stream: 'Look-ups of', node: 'this node', systems: 'other systems', lookUps: 'Examined', quarantined: 'Set aside', lastPass: 'Last pass', completePass: 'Last complete pass', took: 'It took', lastDelay: 'Last alert after', seconds: '{{count}} s', noPass: 'none yet', problem: 'Problem',
    onWhat: 'Every look-up in this node, and in the systems whose logs come here, is examined within a minute. Leads go to the reviews.', onWho: 'Everybody who examines here sees that it is on. Whoever a lead concerns, and their chain of command, sees nothing of it.',
    onRecorded: 'That you turned it on; each stretch of the record that it reads, in your name; what arrives from other systems.', offWhat: 'Look-ups are no longer examined as they are made. The copy that it worked on is removed; leads stay with the reviews. Other systems are refused until it is on again.',
    offWho: 'Everybody who examines here sees that it is off, and who turned it off.', offRecorded: 'That you turned it off.', perThousand: 'Alerts per 1,000 people and week', perThousandHint: 'At most; never fewer than one. Ask for what you have people to review.',
    sources: 'Other systems', noSources: 'No other system sends its log here. At the terminal: custos watch sources add.', name: 'Source', kind: 'By', folder: 'folder', syslog: 'syslog', http: 'HTTP', rows: 'Look-ups', sentAgain: 'Sent again', conflicting: 'Changed', conflictingHint: 'says something else under an old identifier; not taken',
    lastEntry: 'Last entry', silent: 'Silent since {{when}}', heard: 'heard', notHeard: 'not listened to', state: 'State',
  },
};
