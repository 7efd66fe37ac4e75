// Types fall into a few families, each with one shape, so that a chart is read without its colours.

export type Family = 'person' | 'group' | 'organisation' | 'thing' | 'event' | 'means' | 'link';

export const familyGlyph: Readonly<Record<Family, string>> = { person: '●', group: '◆', organisation: '■', thing: '▲', event: '★', means: '✚', link: '↔' };

const families: readonly [Family, readonly string[]][] = [
  ['person', ['Person']],
  ['group', ['CriminalGroup']],
  ['organisation', ['Organization', 'Company', 'LegalEntity', 'PublicBody', 'Business']],
  ['event', ['Event', 'Incident', 'Seizure', 'Feud', 'CourtCase', 'Sanction']],
  ['means', ['Technique', 'Capability', 'Plan']],
  ['link', ['GroupRole', 'Ownership', 'Membership', 'Directorship', 'Associate', 'Family', 'UnknownLink', 'Employment', 'Representation']],
];

export function schemaFamily(schema: string): Family {
  return families.find(([, names]) => names.includes(schema))?.[0] ?? 'thing';
}
