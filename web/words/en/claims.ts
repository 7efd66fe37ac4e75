// English words of the claim check.
export const claims = {
  claims: {
    rail: 'Check a text', title: 'Check the numbers of a text', hint: 'Each number of an article or a draft is held against the figures that you may see. Of the text the record keeps a hash and its length; nothing else of it is kept.',
    publicHint: 'Each number of an article is held against figures that are public. Nothing of the text is kept, nothing is recorded. Leave out what readers wrote below it.',
    text: 'Article or draft', textHint: 'Paste it, or drop a text file here. English or French, at most 2 MB.', file: 'Take a text file', send: 'Check on the record', sendPublic: 'Check', length_one: '{{shown}} character', length_other: '{{shown}} characters',
    long: 'This is longer than {{most}} characters. Check it in parts; nothing was sent.', binary: 'This is no plain text. Save it as text first; nothing was sent.', reading: 'Reading the text and holding each number against the figures',
    empty: 'Nothing is checked yet. What comes back: each claim marked in its text, a verdict, the figure, why, and a correction that can be sent.', none: 'No numeric claim was found in this text.',
    found_one: '{{shown}} numeric claim.', found_other: '{{shown}} numeric claims.', firstOnly: 'The first {{shown}} are listed; the counts are of all.', counts: 'Claims by verdict', only: 'Show only: {{verdict}}', marked: 'The text with its claims', list: 'What is said of each claim',
    more: 'Show more ({{shown}} left)', mark: 'Claim {{number}}, {{words}}: {{verdict}}', toText: '{{words}}: show it in the text', figure: 'Figure:',
    notReleased: 'This figure is not public: the correction stays inside your agency.', copy: 'Copy the correction', copied: 'Copied', mail: 'Send by mail', subject: 'A correction of a figure',
    closed: 'This installation does not check texts for the public.', leftComments: 'What readers wrote below the article was left out.', toSignIn: 'Sign in', publicLink: 'Check the numbers of an article, without an account',
    agrees: 'agrees', contradicts: 'contradicts', reads_unknown_as_yes: 'reads unknown as yes', other_population: 'true of others', other_measure: 'counts something else', period_disputed: 'period disputed',
    not_comparable: 'not comparable', small_base: 'small base', uncheckable: 'cannot be checked', no_figure: 'no figure known',
  },
};
