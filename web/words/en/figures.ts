// English words of figures.
export const figures = {
  figures: {
    rail: 'Figures', title: 'Figures', hint: 'Public figures with their sources, and those that your agency computed. Unknown is never yes and never no. Looking here is recorded.',
    figure: 'Figure', value: 'Value', period: 'Period', population: 'Among', standing: 'Standing', id: 'Id', released: 'Public', yes: 'yes', notYet: 'not public', disputed: 'disputed',
    published: 'published', claimed: 'claimed', derived: 'derived', compute: 'Compute on the record', computeTitle: 'Compute a figure', query: 'Question', scope: 'Only groups of scope', allScopes: 'all',
    local: 'local', regional: 'regional', interprovincial: 'interprovincial', national: 'national', international: 'international',
    back: 'All figures', measure: 'Measure', source: 'Source', method: 'Method', asOf: 'As of', base: 'Part of', doesNotSay: 'What it does not say', caveats: 'Caveats', disputes: 'Disputes', against: 'against',
    confirmed: 'confirmed', known: 'known not', rest: 'not stated', unknown: 'unknown', withheld: 'withheld', bounds: 'The true share lies between {{low}} and {{high}}.', parts: 'Parts of {{total}}',
    evidence: 'Evidence', rows: '{{rows}} statements, hash {{hash}}, by {{by}} at {{at}}', revisions: 'Revisions', revision: 'Revision', why: 'Why', by: 'By', hash: 'Hash',
    compare: 'Compare with', pick: 'Pick a figure', comparable: 'Comparable', notComparable: 'Not comparable', difference: 'Difference', ratio: 'Ratio', change: 'Change in per cent', direction: 'Direction',
    up: 'up', down: 'down', same: 'the same', not_known: 'not known: what is unknown could turn it round', conflict: 'They are of one thing and one period, and cannot both be true.', approximate: 'open',
    publish: 'Publish', publishTitle: 'Publish a figure', what: 'Everybody will read this figure, with small counts withheld. It lowers no marking of what it was counted from.', whoElse: 'A second person of another chain of command approves; then send the same again.', recorded: 'Who published and who approved, the counts as they become public, and why.',
    send: 'Publish on the record', whyPublish: 'Why it is published', requested: 'It waits for a second person. Once they approved, send the same again.', done: 'Done. It stands on the record.',
    notReleased: 'Not released yet by', release: 'Ask for the release', releaseTitle: 'Ask an originator to release its part', releaseWhat: '{{agency}} is asked to let its part of this figure become public.', releaseWho: 'Somebody of {{agency}} approves; they read how many groups are theirs, and no other count.', releaseRecorded: 'The request, who released it and why, in both agencies’ logs.', releaseSend: 'Ask on the record',
  },
};
