// English words of searching, of entities and of reports.
export const find = {
  search: {
    title: 'Search', field: 'Name, alias, number or words', run: 'Search on the record', filters: 'Filters', type: 'Type', agency: 'Originator', group: 'Member of group', any: 'Any', from: 'Reported from', to: 'Reported to', asOf: 'True on', knownAt: 'Known on',
    clear: 'Clear filters', results: 'Results', resultsFor: 'Results for {{q}}', count_one: '{{count}} entity', count_other: '{{count}} entities', start: 'Nothing is asked until you press Enter. Each search is entered in the ledger with its purpose and case.',
    empty: 'Nothing to show under this purpose and case.', emptyHint: 'Try fewer words, another spelling, or clear the filters.', name: 'Name', matched: 'Matched on', originators: 'Originators', notices: 'Notices', score: 'Score', last: 'Last report', alsoKnown: 'also {{names}}', pages: 'Pages of results', facets: 'Narrow down', groupSet: 'Members of {{group}}', previous: 'Previous page', next: 'Next page',
    tips: 'Typing errors, other scripts and sound-alike names are found too.',
  },
  notice: {
    stale: 'List of 2021: stale', staleLong: 'This comes from the list that the U.S. Office of Foreign Assets Control published in 2021. It is out of date.', noForce: 'No force in Canada', noForceLong: 'The list has no legal force in Canada: a match on it is no ground for a measure here.', fictional: 'Fictional', fictionalLong: 'Fictional demo data. No real person or organisation is meant.', label: 'Notice',
  },
  grade: { source: 'Source {{code}}', information: 'Info {{code}}', none: 'not graded', unjudged: 'cannot be judged', scale: '{{label}} ({{scale}})' },
  mark: { level: 'Handling label', control: 'Originator control', release: 'Releasable to {{list}}', uses: 'Permitted uses: {{list}}', caveats: 'Caveats: {{list}}' },
  entity: {
    views: 'Views of this entity', statements: 'Statements', neighbours: 'Links', timeline: 'Timeline', sources: 'Sources', alias_one: '{{count}} other name', alias_other: '{{count}} other names', id: 'Entity', asOfSet: 'True on {{date}}', knownSet: 'Known on {{date}}', now: 'As it is known now', dates: 'As-of dates', apply: 'Ask as of these dates', members: 'Search its members',
    correct: 'Ask for a correction', judge: 'Link a duplicate', property: 'Property', value: 'Value', originator: 'Originator', grades: 'Grades', label: 'Label', valid: 'True', recorded: 'Known on', report: 'Report', since: 'since {{date}}', until: 'until {{date}}', span: '{{from}} to {{to}}', lang: 'in {{lang}}', noStatements: 'Nothing to show under this purpose and case.',
    linked: 'Judged to be the same:', judgement: '{{by}}, {{date}}: {{why}}', same: 'the same', different: 'different', verdict: 'Judgement',
  },
  chart: {
    title: 'Link chart', hint: 'Each step outward is a question of its own and is entered in the ledger.', expand: 'Ask for links', expandOf: 'Ask for links: {{name}}', expanded: 'asked', nodes: 'Entities in the chart', edges: 'Links', from: 'From', to: 'To', relation: 'Link', dates: 'Dates', type: 'Type', name: 'Name', none: 'No links to show under this purpose and case.',
    picture: 'Link chart of {{name}}; the tables beside it hold the same entities and links', zoomIn: 'Closer', zoomOut: 'Farther', fit: 'Whole chart', step: 'Step', noGraphics: 'This browser cannot draw the chart. The tables hold the same entities and links.',
  },
  time: { title: 'Timeline', none: 'No dated statements to show.', picture: 'Timeline of dated statements; the table below holds the same', openEnd: 'End unknown', openStart: 'Start unknown', precise: 'dated to the day', imprecise: 'day not known', range: 'span' },
  report: {
    more: 'Showing the first {{count}} statements; search to find others.', title: 'Report', reportedOn: 'Reported on', sourceRef: 'Source reference', originator: 'Originator', retention: 'Kept on the basis of', review: 'Review due', sourceGrade: 'Source grade', informationGrade: 'Information grade', statements: 'Statements of this report', about: 'About', facts: 'The report', none: 'No reports to show under this purpose and case.' },
  correction: {
    title: 'Ask for a correction', what: 'You say what is wrong and why. The originator decides; nothing changes until then.', whoElse: 'The originator of the report receives the request and sees your name and agency.', recorded: 'The request, its hash, your purpose and your case enter the ledger.',
    statement: 'Statement', whole: 'The entity as a whole', why: 'What is wrong, and how you know', send: 'Send the request on the record', back: 'Back to the entity', done: 'The request is on the record as {{id}}.', short: 'Write at least three characters.', whatHead: 'What', whoHead: 'Who else', recordHead: 'What is recorded',
  },
  judging: {
    title: 'Link a duplicate', what: 'You judge whether two entities are the same. Statements stay where they are; the judgement can be undone.', whoElse: 'Everyone who may see both entities sees the judgement, with your name and reason.', recorded: 'The judgement, its hash, your purpose and your case enter the ledger.',
    other: 'The other entity (agency~id)', verdict: 'Your judgement', why: 'Reason', send: 'Enter the judgement on the record', form: 'An entity id has the form agency~id; copy it from its page.', done: 'The judgement is on the record as {{id}}.',
  },
};
