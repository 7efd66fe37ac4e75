// English words of signing in from elsewhere, of one's own sessions, and of administering people.
export const signOn = {
  signOn: {
    title: 'Sign in with your agency', with: 'Sign in with {{name}}', unavailable: 'Your agency’s sign-in does not answer. Try again, or ask whoever runs it.', stale: 'This sign-in was begun elsewhere or too long ago. Start again.',
    notProven: 'The answer of your agency’s sign-in does not hold. Nothing was opened. Start again; if it happens again, tell your integrity officer.', claim: 'Your agency’s sign-in sent a claim that is missing, unknown here, or gives a right that the agency does not hold: {{claim}}. Ask whoever runs it.',
    taken: 'This name belongs to another account of your agency. Speak to its administrator.', suspended: 'This account is suspended. Speak to your agency’s administrator.',
    invited: 'I have an invitation', invitationWrong: 'This invitation opens nothing: it was mistyped, used already, or is older than three days. Ask your agency’s administrator for a new one.', invitation: 'Invitation', newPassword: 'New password', passwordHint: 'At least 12 characters; a sentence is easy to keep.', setPassword: 'Set the password', passwordSet: 'The password is set. Sign in with it.',
  },
  sessions: {
    title: 'My sessions', hint: 'Where you are signed in. A session that you do not know is somebody else’s: end it, and tell your integrity officer. An ended session opens nothing from that moment, wherever it is used.', began: 'Signed in (UTC)', by: 'How', where: 'From', thisMachine: 'the machine of the node', device: 'Browser',
    seen: 'Last used (UTC)', until: 'Ends at the latest (UTC)', act: 'Do', this: 'this one', end: 'End', endOthers: 'End all others', password: 'password', oidc: 'your agency', passkey: 'passkey',
  },
  people: {
    title: 'People', hint: 'Members of your agency and what they hold. You see nothing of what they work on. Reading this list is recorded.', name: 'Name', user: 'User name', role: 'Role', unit: 'Unit', clearance: 'Clearance', purposes: 'Purposes', state: 'State', active: 'active', suspended: 'suspended', left: 'has left',
    add: 'Add a member', back: 'Back to people', id: 'Member id (stays for ever)', idHint: 'Plain letters, digits, full stops and hyphens.', clearanceHint: 'Your agency may give up to {{code}}.', clearanceUntil: 'Clearance valid until', citizenships: 'Citizenships', citizenshipsHint: 'Codes of two letters, by commas.', why: 'Why', whyHint: 'At least 10 characters; it stays on the record.',
    what: 'What this member may see and do changes.', who: 'What widens a right takes a second person of another chain of command: another administrator or an integrity examiner.', recorded: 'What they held before and after, why, and both of you.', save: 'Put the change on the record', self: 'Nobody changes their own record.',
    acts: 'At once, without a change above', actsHint: 'For the first three the reason above is needed, and stays on the record.', cases: 'Cases', casesHint: 'At once, for the reason above. Which cases this member is on is not shown here: who administers does not see who works on what.', case: 'Open case of your agency', putOn: 'Put them on the case', takeOff: 'Take them off the case', restore: 'Restore', suspend: 'Suspend now', endSessions: 'End their sessions', invite: 'Make an invitation', requested: 'It waits for a second person as {{approval}}. When they have approved, you have 15 minutes to carry it out from Approvals, where it stands under what you asked.', done: 'Done, and on the record.', once: 'Shown this once and kept nowhere:',
  },
};
