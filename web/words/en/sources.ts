// English words of acts that take two, and of sealed sources.
export const sources = {
  approvals: {
    title: 'Approvals', hint: 'What waits for you as a second person, and what you asked others to approve. Looking here is recorded.', waiting: 'Waiting for you', waitingNone: 'Nothing waits for you.', mine: 'Asked by you', mineNone: 'You have asked for nothing.',
    kind: 'Act', by: 'Asked by', at: 'Asked (UTC)', until: 'Until (UTC)', why: 'Reason', state: 'State', decidedBy: 'Decided by', open: 'Read and decide', withdraw: 'Withdraw', back: 'All approvals', gone: 'Nothing of that name waits for you.',
    pending: 'waits', approved: 'approved', refused: 'refused', withdrawn: 'withdrawn', taken: 'used', expired: 'out of time',
    unseal_source: 'Open a sealed source', destroy_source: 'Destroy a source’s key', change_policy: 'Change a policy', change_people: 'Change what people hold', second_person: 'An act that takes two', assure_partner: 'Vouch for a foreign partner',
    decideTitle: 'Approve or refuse', what: 'You agree to exactly what stands below, once, for the next 15 minutes. Your approval is worth nothing for anything else.', whoElse: '{{who}} asked and will carry it out; both of you are named.', recorded: 'Your name, your reason and the words below, in the logs of both agencies.',
    subject: 'What is approved', yourWhy: 'Your reason', approve: 'Approve', refuse: 'Refuse', doneApproved: 'Approved. {{who}} has 15 minutes to use it.', doneRefused: 'Refused.',
  },
  sources: {
    title: 'Sources', hint: 'Sealed sources of your agency, by their reference numbers. What is sealed is shown to two people together, once.', none: 'Your agency has sealed no source.', id: 'Reference', state: 'State', fields: 'Sealed fields', sealedAt: 'Sealed (UTC)', sealed: 'sealed', destroyed: 'destroyed', seal: 'Seal a new source', back: 'All sources',
    name: 'Name', alias: 'Other names, one a line', born: 'Born', contact: 'Where to reach', handler: 'Handler', reports: 'References of reports', notes: 'Notes', version: 'version {{count}}',
    sealTitle: 'Seal a new source', sealWhat: 'What you write is encrypted under a key of its own before it is stored. Names and other names may from then on stand in no free text of your agency.', sealWho: 'Nobody reads it again but two handlers of different chains of command, together.', sealRecorded: 'That you sealed it, its reference and which fields; not what they say.', sealSend: 'Seal on the record', sealDone: 'Sealed as {{id}}.',
    openTitle: 'Source {{id}}', openWhat: 'First ask; a handler of another chain of command approves; then open, once, within 15 minutes. What is shown is kept nowhere.', openWho: 'A second handler decides, and your agency’s integrity examiner is told at once.', openRecorded: 'Both names, the reasons, the case and each field that was opened.', which: 'Fields to open', why: 'Reason', from: 'Approver’s agency, if another', ask: 'Ask a second person', now: 'Open now', asked: 'Asked as {{approval}}. Open it here once it is approved.', shownOnce: 'Shown once: leaving this page is the end of it.',
    destroyLink: 'Destroy its key', destroyTitle: 'Destroy the key of source {{id}}', destroyWhat: 'Nothing that was sealed under it can ever be read again, by anybody. The reference and its dates stay.', destroyWho: 'A second handler approves first. A hold of your agency stops it.', destroyRecorded: 'Both names, the reason, and that the key was destroyed.', destroyAsk: 'Ask a second person', destroySend: 'Destroy the key for good', destroyDone: 'The key is destroyed.',
  },
};
