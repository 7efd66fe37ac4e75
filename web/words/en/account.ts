// English words of the ledger pages.
export const account = {
  record: {
    mine: 'My record', agency: 'Record of my agency', mineHint: 'What you asked and wrote, as the ledger holds it. Reading this list is itself recorded.', agencyHint: 'What everyone in your agency asked and wrote. Reading this list is itself recorded.',
    index: 'No.', at: 'When (UTC)', action: 'Action', actor: 'Who', purpose: 'Purpose', caseRef: 'Case', outcome: 'Outcome', shown: 'Shown', asked: 'Asked', policies: 'Policies', older: 'Older entries', newest: 'Newest entries', none: 'No entries yet.', allowed: 'allowed', refused: 'refused', openEntry: 'Entry {{index}}',
  },
  entry: {
    title: 'Entry {{index}}', holds: 'The proof holds. This browser followed it to a checkpoint that the log signed.', fails: 'The proof fails. What this entry says cannot be relied on; keep this page and tell your integrity officer.', open: 'The proof could not be checked in this browser.', checking: 'The proof is being checked in this browser.',
    steps: 'Steps of the check', commitment: 'The entry commits to the content: SHA-256 of salt and payload', leaf: 'The entry gives the leaf: SHA-256 of 0x00 and its bytes', path: 'The path leads from the leaf to the root', checkpoint: 'The checkpoint states this log, size and root', signature: 'The log signed the checkpoint (Ed25519)', memory: 'The log agrees with what this browser saw before',
    wordHolds: 'holds', wordFails: 'fails', wordOpen: 'not checked', pathTitle: 'Path to the root', leafNode: 'Leaf', rootNode: 'Root', node: 'Node {{level}}', siblingLeft: 'joined from the left', siblingRight: 'joined from the right', only: 'The log has one entry: the leaf is the root.', content: 'Content', payload: 'Payload as recorded', raw: 'Checkpoint as signed', salt: 'Salt', size: 'Log size: {{size}}', root: 'Root: {{root}}', facts: 'The entry',
  },
  head: {
    title: 'Ledger', hint: 'Every log of this node: how many entries it has, and its root. These figures are public; anyone can keep them and compare.', agency: 'Agency', origin: 'Log', size: 'Entries', root: 'Root', key: 'Key', seen: 'This browser', agrees: 'agrees', differs: 'differs', unseen: 'not seen yet', bad: 'checkpoint fails', forget: 'Forget what was seen', none: 'No log yet.',
  },
  forgetting: {
    title: 'Forget what was seen', what: 'This browser remembers the key, the size and the root of each log, so that it notices a log which is rewritten. Forgetting is right only when a log was legitimately begun anew, such as a demo folder.', whoElse: 'Nobody else is told. Ask your ledger custodian first why the log changed.', recorded: 'Nothing enters the ledger: the memory is this browser’s own. From now on the key that the server shows is trusted again at first sight.', log: 'Log', send: 'Forget this log', done: 'Forgotten. The next answer is taken as the first.', none: 'This browser remembers no log.', back: 'Back to the ledger',
  },
};
