// English words of the sentence before a look-up, and of what it changes.
export const friction = {
  friction: {
    rail: 'One more sentence', title: 'One more sentence', before: 'Nothing has been looked up yet. The look-up goes on when you have answered.', hint: 'In your own words, at least {{count}} characters.',
    recorded: 'These words and your answer go on the record beside the look-up. Those who watch it may read them; criminal investigators may not.', go: 'Answer and look up',
    effect: 'What one more sentence changes', effectHint: 'Of the people who made a look-up that nothing of their own work explained: how many made another within four weeks. Looking here is recorded.',
    off: 'Your agency asks nobody for one more sentence.', on: 'Your agency asks each time, three times a shift at most. Without people who were not asked there is nothing to compare.', randomised: 'Half of the look-ups that nothing explains are asked about, drawn by a keyed hash.',
    part: 'Part', people: 'People', again: 'Again', share: 'Share', interval: 'Bounds (95 of 100)', bounds: '{{low}} to {{high}}', asked: 'Asked for a sentence', held: 'Let through', notYet: 'Not enough yet: fewer than {{count}} people',
    how: 'Each person counts once, by their first such look-up under the draw, once four weeks are over. Bounds are Wilson’s. Two shares whose bounds overlap do not show that asking changes anything.',
  },
};
