// English words of the frame, the sign-in and everything that stands on every page.
export const frame = {
  app: { name: 'Custos', line: 'Criminal intelligence, on the record', skip: 'Skip to the page', loading: 'Loading', notFound: 'There is no page at this address.', toSearch: 'Go to Search' },
  rail: { label: 'Rooms', find: 'Find', understand: 'Understand', tell: 'Figures', act: 'Act', watch: 'Watch', account: 'Account', arrange: 'Arrange', search: 'Search', mine: 'My record', agency: 'Agency record', ledger: 'Ledger', open: 'Open the rooms', close: 'Close the rooms' },
  bar: { work: 'Purpose and case', change: 'change', language: 'Language', person: 'Person', theme: 'Colours', light: 'Light', dark: 'Dark', system: 'As the device', signOut: 'Sign out', help: 'Keys' },
  seal: {
    label: 'Seal', none: 'No answer yet', checking: 'checking', holds: 'proof checked', fails: 'proof fails', open: 'not checked', number: 'No. {{index}}',
    title: 'Answers in this session', about: 'Each answer is entered in the ledger before it is shown. This browser follows its proof to the signed checkpoint.',
    alarm: 'The proof of an answer does not hold. Do not rely on it; tell your integrity officer and keep this window open.', inLog: 'in the log {{log}}', toLedger: 'All logs',
    noCrypto: 'This browser cannot check signatures on this address.',
  },
  key: {
    title: 'Keys', search: 'Go to the search field', goSearch: 'Search', goMine: 'My record', goLedger: 'Ledger', goWork: 'Change purpose and case', help: 'This list',
    rows: 'Move in a table', first: 'First or last row', openRow: 'Open the row', provenance: 'Where the value comes from', copyRow: 'Copy the row', close: 'Close', after: 'then', key: 'Key', does: 'What it does',
  },
  signIn: {
    title: 'Sign in', user: 'User', password: 'Password', enter: 'Sign in', people: 'Demo people', filter: 'Find in the list', fictional: 'Everyone here is fictional. The password of each is demo.',
    name: 'Name', role: 'Role', agency: 'Agency', purposes: 'Purposes', cases: 'Cases', wrong: 'User and password do not match. Nothing was opened.',
  },
  role: { analyst: 'Analyst', investigator: 'Investigator', deskOfficer: 'Desk officer', integrityExaminer: 'Integrity examiner', independentReviewer: 'Independent reviewer', agencyAdministrator: 'Agency administrator', publisher: 'Publisher', toolsAuditor: 'Auditor of tools', sourceHandler: 'Source handler' },
  clearance: { reliability: 'Reliability', enhancedReliability: 'Enhanced Reliability', secret: 'Secret', enhancedSecret: 'Enhanced Secret', topSecret: 'Top Secret', enhancedTopSecret: 'Enhanced Top Secret' },
  work: {
    title: 'Purpose and case', why: 'Every question is asked for a purpose and within a case. Both stand in the record beside it.', purpose: 'Purpose', caseRef: 'Case',
    choose: 'Work under this purpose and case', none: 'No case is open to you. Ask your agency administrator.', noPurpose: 'You hold no purpose. Ask your agency administrator.', unset: 'not stated',
  },
  trouble: {
    unpublished: 'This log has no published checkpoint yet. Try again in a few seconds.', unsigned: 'What is served as the checkpoint of this log was not signed by its key. Do not rely on this log; keep this page and tell your integrity officer.', tileWrong: 'A published file of this log ({{path}}) contradicts its signed root. Do not rely on this log; keep this page and tell your integrity officer.', tileMissing: 'A published file of this log ({{path}}) did not come. Nothing is known of what it holds.',
    offline: 'The server does not answer. Nothing was changed. Check the connection and ask again.', signedOut: 'Your session has ended. Sign in again; the address is kept.',
    refused: 'This was refused, and the refusal is on the record.', nothing: 'Nothing to show under this purpose and case.', busy: 'Too many questions in a short time. Wait a minute and ask again.',
    record: 'The record is not available; nothing is shown.', input: 'The question cannot be used as it stands. Change it and ask again.', fault: 'The server could not answer. Nothing was changed. Ask again; if it persists, tell your administrator.', again: 'Ask again', crash: 'This page stopped. Nothing was changed. Reload it.',
  },
  table: { copy: 'Copy table', copied: 'Copied', rows_one: '{{count}} row', rows_other: '{{count}} rows', provenance: 'Provenance', none: 'none', unknown: 'unknown' },
};
