// English words of units.
export const units = {
  units: {
    title: 'Units', hint: 'Whose orders each member takes. Two people of one chain of command are not a second person for each other. Looking here is recorded.', add: 'Add a unit', back: 'All units', none: 'Your agency has no unit yet: add the first one.',
    unit: 'Reference', unitHint: 'A short code, such as harbour.', name: 'Name', under: 'Under', top: 'nobody: the first unit', members: 'Members', empty: 'nobody', unmade: 'named by members, made by nobody', nameEn: 'Name in English', nameFr: 'Name in French',
    what: 'A unit that members can be put into, on their own pages. It is neither renamed nor closed here: what past approvals rested on stays as it was.', who: 'A second person of another chain of command agrees first, where your agency has one.', recorded: 'Its reference, names, the unit above it, your reason, and both names.', send: 'Add it on the record',
  },
};
