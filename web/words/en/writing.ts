// English words of writing a report from others.
export const writing = {
  writing: {
    rail: 'Write from reports', fromThis: 'Write from this report', title: 'Write a report from others', titleSanitised: 'Write a sanitised report',
    what: 'A report of your own agency. Each paragraph keeps the strictest marking of what it draws on, and the heading that of them all.',
    whatSanitised: 'A new report of your agency without what names or gives away a source or a person: look at timing, phrasing, and what only a few could know. It keeps the strictest marking of what you draw on; hand it over on the next page.',
    whoElse: 'Whoever may read what you draw on, as far as its originators allow. They can release it further: ask them afterwards.', recorded: 'What you draw on, what you write by its hash, and each look at the labels.', send: 'Save the report',
    reportTitle: 'Title', inputs: 'What you draw on', noInputs: 'Nothing yet. Search, open what was found, and add the reports that it stands in.', find: 'Search for somebody or something', look: 'Search', nothing: 'Nothing to show.', add: 'Add', addNamed: 'Add {{title}}', drop: 'Drop', dropNamed: 'Drop {{title}}',
    reportInherits: 'The heading inherits', paragraph: 'Paragraph {{at}}', heading: 'What it says, in a line', text: 'Text', about: 'About (optional)', aboutHint: 'An entity that you can open, as agency~id', drawsOn: 'Draws on', drawsOnHint: 'Tick none, and it draws on all.', inherits: 'Inherits', noLabelYet: 'choose what it draws on first', remove: 'Remove the paragraph', addParagraph: 'Add a paragraph',
    readers: 'Narrow who may read it', readersHint: 'These agencies at most (none ticked: as what you draw on allows)', sourceGrade: 'Source (Admiralty)', informationGrade: 'Information (Admiralty)', retentionUsual: 'reasonable suspicion, reviewed within five years',
    done: 'Saved as {{id}}.', openIt: 'Open it', backToRequest: 'Back to the request', handOver: 'Hand it over as the answer',
  },
};
