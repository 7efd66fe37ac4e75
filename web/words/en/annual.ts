// English words of annual reports.
export const annual = {
  annual: {
    rail: 'Annual report', title: 'Annual reports', hint: 'Made of public figures alone: reference figures, and those of the registry that two people published. Looking here is recorded.',
    make: 'Make a report', asOf: 'As of', asOfHint: 'What was public at the end of this day', language: 'Language', languageHint: 'Of the whole report', recorded: 'That it was made, from which evidence, and the hash of each file go on the record.',
    send: 'Make on the record', stop: 'Stop', making: 'Being made: {{share}}', progress: 'How much of the report is made', made: 'The report is made and stands in the list.', stopped: 'Stopped. Nothing was kept.',
    none: 'No report has been made yet.', figures: 'Figures', files: 'Download', by: 'Made by', at: 'Made at', evidence: 'Evidence', pdf: 'PDF', html: 'Web page', xlsx: 'Workbook', json: 'Evidence', size: '{{size}} kB',
  },
};
