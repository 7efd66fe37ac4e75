// English words of the published logs: tree, proofs, witnesses, verification, and the reviewer's page.
export const ledger = {
  state: {
    title: 'State of the ledger', writer: 'Writer', running: 'running', stopped: 'stopped: {{reason}}', alarm: 'Writer: {{words}}', full: 'no space: nothing is recorded and nothing is answered until there is', signer: 'Signer', keys: 'Key process', up: 'answers', down: 'does not answer',
    closed: 'the node was shut down', fault: 'a fault; the node’s own log says which', disk: 'the disk failed ({{code}})', noSpaceCode: 'the disk is full', clock: 'Clock of the node (UTC)', live: 'This page asks the node every two seconds. It asks for nothing that is recorded.',
  },
  logs: { title: 'Logs', open: 'Log of {{agency}}', back: 'All logs', review: 'Review of the ledger' },
  tree: {
    title: 'The tree as it grows', hint: 'Each row is a level of the published tree, the leaves below. A full tile holds 256 hashes and never changes again; the last one is filling.', picture: '{{size}} entries in {{levels}} levels; the table holds the same figures', level: 'Level', hashes: 'Hashes', full: 'Full tiles', filling: 'In the tile that is filling', leaves: '{{level}} (leaves)', earlier: '{{count}} earlier', outOf: 'In the tile that is filling: {{count}} of 256', table: 'The levels as a table',
  },
  grown: {
    title: 'Against what this browser saw before', first: 'This browser had kept no checkpoint of this log. It keeps this one: {{size}} entries.', extends: 'The log only grew. The root of {{before}} entries, kept on {{at}}, is put together again from the tiles of the present tree ({{size}} entries).', same: 'Nothing was added since {{at}}, and nothing changed: {{size}} entries, the same root.',
    rewritten: 'The log was rewritten. Its first {{before}} entries have another root than on {{at}}. Keep this page, and tell every agency.', shrunk: 'The log was cut. On {{at}} it had {{before}} entries; now it has {{size}}. Keep this page, and tell every agency.', rekeyed: 'Another key signs for this log than on {{at}}. Unless your ledger custodian announced it, keep this page and tell every agency.',
    answers: 'The log contradicts a proof that came with an answer to this browser. Keep this page, and tell every agency.', picture: 'The {{before}} entries seen before consist of {{parts}} whole subtrees, which stand unchanged in the tree of {{size}} entries', before: 'seen before: {{parts}}', since: 'since then: {{count}}', rootThen: 'Root kept', rootNow: 'Root of the same entries now',
  },
  take: { newer_one: '{{count}} newer entry', newer_other: '{{count}} newer entries', again: 'Take the newest checkpoint' },
  leaves: {
    title: 'Entries', hint: 'What everyone may know of an entry: its number, its time, the hash that stands in the tree. Each was followed up to the signed root in this browser. Content is shown only to those whose record it is.', index: 'No.', at: 'Recorded (UTC)', hash: 'Leaf hash', month: 'Key', list: 'Entries of the log, the newest first', loading: 'fetching', wrong: 'does not fit the root', missing: 'file missing', malformed: 'not an entry of this ledger', goTo: 'Go to No.', go: 'Go', range: 'No. {{from}} to {{to}}', older: 'Older', newer: 'Newer', open: 'Proof of entry {{index}}', outside: 'The log has No. 0 to {{last}}.',
  },
  proof: {
    title: 'Proof of entry {{index}}', holds: 'The proof holds. This browser built it from the published tiles and followed it to the root that the log signed.', fails: 'The proof fails: the published files contradict the signed root. Keep this page, and tell your integrity officer.', checking: 'The proof is being built from the tiles.', facts: 'What everyone may know', commitment: 'Commitment to the content', sealed: 'Hash of the sealed content', save: 'Save the proof file', saved: 'A C2SP tlog-proof. Whoever has it and the policy can check it without this node: {{command}}', content: 'Open the content on the record', contentHint: 'Only for those whose record it is. Opening it is an entry of its own.', back: 'Log of {{agency}}', path: 'Path to the root', none: 'The log has no such entry.',
  },
  witness: {
    title: 'Witnesses', hint: 'Other institutions that sign what they saw of a log. A log that shows two of them different histories is found out.', none: 'This node has no witnesses: whoever holds its disk and its key could rewrite the end of a log, and only those who kept a checkpoint would notice.', name: 'Witness', log: 'Log', size: 'Cosigned entries', lag: 'Behind by', age: 'Last cosigned', state: 'As the node sees it', ok: 'keeps up', behind: 'is behind', unreachable: 'does not answer', disagrees: 'saw another history', never: 'never', seconds: '{{count}} s ago', minutes: '{{count}} min ago', hours: '{{count}} h ago', days: '{{count}} d ago',
    here: 'Checked in this browser', holds: 'signed this checkpoint', fails: 'signature fails', open: 'kind of key not checked here', absent: 'not on this checkpoint', quorum: 'Quorum', met: 'reached: {{names}}', unmet: 'not reached', nobody: 'the policy asks for no witness', noPolicy: 'no policy', badPolicy: 'the policy cannot be read', onLog: 'Witnesses of this checkpoint', onLogHint: 'Each cosignature on the served checkpoint was checked here against the key that the policy pins.',
  },
  check: {
    last: 'Last verification', never: 'No verification is on record here.', at: 'When (UTC)', by: 'By', operator: 'operator of the node', whom: '{{role}}, {{agency}}', outcome: 'Outcome', took: 'Took', tookSeconds: '{{count}} s', entries: 'Entries', ok: 'everything verifies', problems_one: '{{count}} problem', problems_other: '{{count}} problems', cancelled: 'cancelled', fault: 'could not be carried out', run: 'Verify now', cancel: 'Cancel', running: 'The node reads its whole record again', percent: '{{share}} read', comparing: 'All is read. The registry is being compared with it.', other: 'A verification is running.', started: 'Starting one is an entry in the record.', busy: 'A verification is running already. Its outcome will stand here.', failed: 'The verification was cut off. Nothing is known of its outcome.', believed: 'This is what the node says of itself. To believe nothing of it, use the verifier on the review page.', history: 'Verifications', none: 'No verification yet.', unreadable_one: '{{count}} line of the history cannot be read.', unreadable_other: '{{count}} lines of the history cannot be read.',
  },
  review: {
    title: 'Review of the ledger', hint: 'For the independent reviewer. Nothing on this page has content, and looking at it leaves no entry.', rail: 'Ledger review',
    growth: 'Growth', growthHint: 'Entries a day over the last {{days}} days (UTC), counted in this browser from the published times of the log.', growthLog: 'Log', day: 'Day', count: 'Entries', before: '{{count}} entries before these days.', disorder: 'The published times of this log fall: these counts cannot be relied on. Run the verifier.', chart: 'Bars of the entries a day; the table holds the same', empty: 'No entry on any of these days.',
    findings: 'What the last verification found', finding: 'Check', figure: 'Found', means: 'What it means', unknown: 'The last verification did not look at this.',
    policy: 'What the policy pins', policyNone: 'The node serves no policy. The one below pins the log keys as this browser sees them now, and asks for no witness: compare the keys with those that each agency gave you.', pinnedLogs: 'Logs', pinnedWitnesses: 'Witnesses', pinnedQuorum: 'Quorum', policyText: 'The policy as text',
    downloads: 'To check it yourself', downloadsHint: 'The verifier is one file without dependencies, tools/verify.mjs. It believes nothing but the policy. Keep the policy and each checkpoint where the operator cannot reach them.', policyFile: 'Save the policy', checkpoint: 'Checkpoint of {{agency}}', command: 'Commands', proofs: 'A proof file of any entry is on the page of that entry: open a log, then an entry.',
    shredded: 'Destroyed months', shreddedNone: 'No month’s key was destroyed.', shreddedHint: 'The content of these months can never be read again. The tree still verifies.', month: 'Month', agency: 'Agency',
    words: 'What each check means',
  },
  finding: {
    tree: 'Damage to the files of the logs', treeMeans: 'Frames, entries and roots are computed again from the files. Anything but zero: bytes were changed, lost or moved after they were signed.',
    clock: 'Times that fall', clockMeans: 'Within a log no entry may be older than the one before it. Anything but zero: somebody back-dated, or turned the clock.',
    mirror: 'Rows of the database’s copy that differ', mirrorMeans: 'The database holds a copy for questions. A row that differs was changed in the database; the log is right.',
    behind: 'Rows of the copy not yet there', behindMeans: 'The copy follows within a second. A few are normal; a number that stays is a copy that has stopped.',
    rows: 'Registry rows that nobody announced, or that differ', rowsMeans: 'Every writing announces its rows before it writes them. A row that nobody announced was put in past the door.',
    dangling: 'Announced writings without an outcome', danglingMeans: 'A writing was announced and its end never recorded: a crash, or somebody who stopped it. Each needs an explanation.',
    receipts: 'Receipts that are missing', receiptsMeans: 'Whoever is shown another agency’s material leaves a receipt in that agency’s log. A missing one hides a look from its originator.',
    shredded: 'Entries whose key was destroyed', shreddedMeans: 'Their content can never be read again; that they stand in the log, and when they were made, can still be proven. Destroying a key takes two people of different agencies, and their entries.',
    other: 'Other problems', otherMeans: 'Ask the operator for the full list: custos ledger verify says each one.',
  },
  explain: {
    head: 'Head', headMeans: 'How many entries a log has, and one hash over all of them, signed. Two heads of one log that do not fit prove that it was rewritten.',
    grown: 'Only grew', grownMeans: 'The head kept before is put together again from the present tree. That fails as soon as a single older entry was changed, removed or moved.',
    witness: 'Cosigned', witnessMeans: 'Another institution saw this head and that it only grew. To show you another history, that institution would have to take part.',
    quorum: 'Quorum', quorumMeans: 'How many of the witnesses, and which, the policy asks for. Below it, a head counts as the node’s word alone.',
    proof: 'Proof', proofMeans: 'A handful of hashes that lead from one entry to the head. It shows that the entry stands there, and says nothing of its content.',
    blind: 'What no check here finds', blindMeans: 'Entries that were never made; and the newest entries rewritten before any witness or anybody else saw them.',
  },
};
