// English words of the notices to people.
export const notices = {
  prompt: { lookup: 'This purpose asks something with every look-up. The words and your answer go on the record beside it.', go: 'Answer and look up' },
  notices: {
    title: 'Notices', hint: 'What you are told: by name, or because of your role. Each notice stands in the record of your agency; reading this list is recorded too.', none: 'No notices.',
    at: 'When (UTC)', words: 'What', due: 'Due', state: 'State', toRole: 'To', you: 'you', new: 'new', read: 'read', toDo: 'to do', late: 'overdue', done: 'done', open: 'Open', markRead: 'Mark as read', bell_one: '{{count}} notice waits', bell_other: '{{count}} notices wait', actions: 'Do',
  },
};
