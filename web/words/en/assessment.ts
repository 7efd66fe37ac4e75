// English words of assessment.
export const assessment = {
  assessment: {
    rail: 'Groups', title: 'Assessment of groups', hint: 'Each step has a whole of its own, and counts what you may see. Unknown is never low, never no. Looking here is recorded.', none: 'No cycle has been opened yet.', cycle: 'Cycle',
    groups: 'Groups of the cycle', seen_one: '{{groups}} group of which you may see anything.', seen_other: '{{groups}} groups of which you may see anything.', believed: 'Believed to exist, of these', assessed: 'Assessed in this cycle, of those believed to exist',
    levels: 'Threat level, of the assessed', scope: 'Scope', all: 'All', unratedIsNotLow: 'Groups that were not assessed are unrated, and stand in no row here: unrated is not low.', entrenched: 'Entrenched, of the assessed',
    infiltrated: 'Access to a public body, or more, of the assessed', highestRung: 'Highest rung that is known; an attempt is not access', privateSector: 'Linked to businesses, of the assessed', noWhole: 'There is nothing to take a share of.',
    bureaus: 'Who judges', centre: '{{centre}} reconciles', open: 'open', closed: 'closed', group: 'Group', level: 'Level', entrenchedShort: 'Entrenched', known: 'Known', knownOf: '{{known}} of {{of}}', conflicts: 'Conflicts',
    allLevels: 'all', high: 'high', conflict: 'conflict', medium: 'medium', low: 'low', unrated: 'unrated', back: 'The cycle', groupsHint: 'Highest level first. Hatched is what nobody knows.', noGroups: 'No group that you may see stands here.', total: '{{total}} groups', first: 'First page', next: 'Next page',
    entity: 'What the registry says of it', judge: 'Judge this group', linked: 'Judged together with: {{list}}', schemes: 'Schemes', scheme: 'Scheme', point: 'Point', range: 'Floor – ceiling / most', lowestConfidence: 'Lowest confidence',
    schemesHint: 'The published rule of Sleipnir scores unknown as medium: a group that nobody looked at scores half. Read floor and ceiling beside it.', ours: 'scales are ours', noPoint: 'none while anything is unknown', nothingKnown: 'nothing is known',
    matrix: 'Indicators', details: 'Markets, businesses, provinces, public bodies and ties in detail', indicator: 'Indicator', together: 'Together', centreShort: 'centre', nobody: 'nobody has judged', nothingSaid: 'said nothing', decided: 'decided by the centre; given: {{given}}',
    confidenceLow: 'low confidence', confidenceModerate: 'moderate confidence', confidenceHigh: 'high confidence', criterion: 'Criterion', revised: 'Revises an earlier judgement, {{at}}.',
    ladder: 'Infiltration of public bodies', ladderNobody: 'Nobody has judged it.', ladderHint: 'Rungs: intent suspected, attempt, access, influence, significant influence. An attempt is not access; that nothing was found in one sector says nothing of the others.',
    ties: 'Feuds and alliances', tiesNobody: 'Nobody has judged how it stands to other groups.', backToGroup: 'The group', judgeTitle: 'Judge a group', judged: 'Judged', judgedHint: 'The judgement stands beside what was said before, and on the record.', another: 'Judge something else',
    choose: 'choose', groupHint: 'The id of a group that you can open', value: 'Value', confidence: 'Confidence', judgedOn: 'Judged on', source: 'Source', sourceHint: 'What it rests on, in words; never who told it', evidence: 'Reports', evidenceHint: 'Ids of reports that you can open, apart by spaces. The judgement keeps their strictest marking.',
    criterionHint: 'There is no published criterion: write the one that you used.', note: 'Note', why: 'What changed', whyHint: 'Only where your agency judged this before.', labelHint: 'It goes to the bureaus and the centre of the cycle, unless the reports are marked more strictly.', send: 'Judge on the record',
  },
};
