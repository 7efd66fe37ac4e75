// English words of canaries.
export const canaries = {
  canaries: {
    rail: 'Canaries', title: 'Canaries', hint: 'People who do not exist. Whoever looks one up had no work that led there. This list is yours alone; each opening of it is recorded.', back: 'All canaries',
    none: 'You keep no canary.', plant: 'Plant canaries', name: 'Name', entity: 'Record', system: 'System', state: 'State', waiting: 'on its way', planted: 'in place', retired: 'withdrawn', from: 'In place from', until: 'Withdrawn on', met: 'Look-ups', copy: 'Details',
    standsOut: 'Fewer than five records of your agency are for leads only, as every canary is. Until there are more, a canary’s marking stands out.', meetings: 'Who looked', who: 'Who', when: 'When', what: 'What', entry: 'Entry', noMeetings: 'Nobody has looked one up.',
    what1: 'So many people are made up in the likeness of your agency’s records, each unlike every name in the registry. Within a day each comes in, one by one, as a file of your agency comes in.', whoElse: 'A second person of another chain of command approves how many, where and how long; they do not learn which. Nobody but you ever does.', recorded: 'That you planted so many, with the second person’s name. Which they are lies sealed.', send: 'Ask for it on the record',
    count: 'How many', countHint: '1 to 20.', systemHint: '“custos” is this registry. For another system, you carry the rows there yourself.', days: 'Days in place', daysHint: 'Then each is withdrawn, and another takes its place.', last: 'Last day', lastHint: 'After it no other takes its place.', why: 'Why',
    requested: 'A second person must approve it: it waits under Approvals. Once it is approved, come back with the same words and send them again within 15 minutes.', done: 'It is on the record. Each comes in within a day.', needsFeed: 'They come in through a program of your agency that imports files. Without one they wait.',
  },
};
