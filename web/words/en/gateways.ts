// English words of gateways between sectors, and of what was decided about partners abroad.
export const gateways = {
  sector: {
    police: 'Police', border: 'Border', revenue: 'Revenue', financial: 'Financial intelligence', corrections: 'Corrections', regulator: 'Regulators', oversight: 'Oversight', foreign: 'Foreign partners', publisher: 'Publishers', node: 'This node',
  },
  gateways: {
    rail: 'Gateways', title: 'Gateways', hint: 'Where a statute lets information pass from one sector to another. Where none does, nothing passes, whatever its mark says.',
    matrix: 'From sector to sector', corner: 'from ↓ to →', passes: 'passes', only: 'only under {{basis}}', assured: 'with both assurances', none: 'no gateway', same: 'same sector',
    list: 'Gateways with their statutes', code: 'Gateway', from: 'From', to: 'To', under: 'Basis to name', anyBasis: 'none needed', statute: 'Statute', since: 'In force since', until: 'Until', open: 'no end', counsel: 'Dates of older provisions are as far as we know them; have counsel check them.',
  },
  partners: {
    title: 'Partners abroad', hint: 'Information passes to a partner, and is used from one, only while a decision on the risk of mistreatment and a statement of reliability of your agency are both in force (Avoiding Complicity in Mistreatment by Foreign Entities Act). Unknown is not covered.',
    none: 'This node has no foreign partner.', partner: 'Partner', today: 'Today', covered: 'Information may pass', shut: 'Nothing passes', until: 'Covered until', lacks: 'What is missing', refusal: 'A decision in force says no.', unknown: '{{what}}: unknown',
  },
  assurances: {
    title: 'Assurances recorded by your agency', none: 'Your agency has recorded nothing about a partner abroad.', closed: 'No partner sees what was decided about it, and you are one.', record: 'Record an assurance', back: 'All gateways', what: 'What', partner: 'Partner', outcome: 'Outcome', decidedBy: 'Decided by', decidedOn: 'Decided on', until: 'Last day', reference: 'Paper', ground: 'Ground', state: 'State', act: 'Do', end: 'End',
    mistreatment: 'Decision on the risk of mistreatment', reliability: 'Statement of reliability', mayShare: 'may pass', mayNotShare: 'may not pass', inForce: 'in force', notBegun: 'not begun', over: 'over', ended: 'ended early',
    recordTitle: 'Record an assurance', recordWhat: 'What the head of your agency decided about a partner abroad stands here for everyone in your agency. One that lets information pass opens your agency’s released reports to the partner, and theirs to you, once both kinds are in force.', recordWho: 'One that lets information pass takes a second person of another chain of command: a desk officer, examiner or reviewer. A refusal takes you alone.', recorded: 'All that you write here, and both names.',
    byHint: 'The head of your agency, or whoever acts for them.', untilHint: 'Within a year of the decision.', referenceHint: 'The file number of the signed paper.', groundHint: 'At least 10 characters; it stays on the record.', approver: 'Approver’s agency, if another', send: 'Put it on the record', requested: 'It waits for a second person as {{approval}}. When they have approved, send the same again here within 15 minutes.', done: 'On the record, and in force from its day.',
    endTitle: 'End an assurance early', endWhat: 'Ending one that lets information pass shuts the exchange at once, for answers on their way too. Ending a refusal may open it.', endWho: 'Shutting takes you alone. Ending a refusal takes a second person of another chain of command.', endRecorded: 'Which one, why, and who.', why: 'Why', endSend: 'End it', endDone: 'Ended.', gone: 'Your agency has no such assurance that is not over.',
  },
};
