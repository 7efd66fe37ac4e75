// Administering people and service accounts: who holds what in one's own agency, and changing it.
import { type Static, Type } from 'typebox';
import { LedgerReceipt, nullable } from './receipt.js';

const Codes = Type.Array(Type.String({ maxLength: 60 }), { maxItems: 60 });
const Why = Type.String({ minLength: 10, maxLength: 500, description: 'goes on the record of the agency' });
/** Only the operator on the node's own socket names another agency than their own. */
const AgencyOf = Type.Optional(Type.String({ maxLength: 64 }));

export const PersonView = Type.Object({
  member: Type.String(), user: Type.String(), name: Type.String(), unit: nullable(Type.String()), role: Type.String(), clearance: Type.String(), clearanceUntil: Type.String(),
  citizenships: Type.Array(Type.String()), releasabilities: Type.Array(Type.String()), purposes: Type.Array(Type.String()), suspended: Type.Boolean(),
  active: Type.Boolean({ description: 'false: has left' }), hasPassword: Type.Boolean(), isSelf: Type.Boolean(),
});
export type PersonView = Static<typeof PersonView>;

export const RightsView = Type.Object({ roles: Type.Array(Type.String()), purposes: Type.Array(Type.String()), clearance: Type.String(), releasabilities: Type.Array(Type.String()) });
export const PeopleAnswer = Type.Object({
  agency: Type.String(), rights: RightsView, people: Type.Array(PersonView), cases: Type.Array(Type.String({ description: 'references of open cases, without titles' })), ledger: LedgerReceipt,
});
export type PeopleAnswer = Static<typeof PeopleAnswer>;

const fields = {
  user: Type.String({ maxLength: 64 }), name: Type.String({ maxLength: 120 }), unit: nullable(Type.String({ maxLength: 120 })), role: Type.String({ maxLength: 60 }), clearance: Type.String({ maxLength: 60 }),
  clearanceUntil: Type.String({ maxLength: 10 }), citizenships: Codes, releasabilities: Codes, purposes: Codes,
};
/** What a change may name; what it leaves out stays. */
export const PersonChange = Type.Partial(Type.Object(fields));
export type PersonChange = Static<typeof PersonChange>;
/** Adds a member, or changes one: of a new one everything but unit, citizenships, releasabilities and purposes must be said. */
export const SetMember = Type.Object({ agency: AgencyOf, why: Why, person: PersonChange });
export const MemberStep = Type.Object({
  agency: AgencyOf, why: Why,
  act: Type.Union(['suspend', 'restore', 'endSessions', 'invite'].map((act) => Type.Literal(act))),
});
export const CaseStep = Type.Object({ agency: AgencyOf, why: Why, assigned: Type.Boolean() });
export const NewCase = Type.Object({ agency: AgencyOf, why: Why, reference: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' }), title: Type.String({ minLength: 1, maxLength: 200 }) });
export const UnitView = Type.Object({
  unit: Type.String(), parent: nullable(Type.String()), nameEn: Type.String(), nameFr: Type.String(), members: Type.Array(Type.Object({ member: Type.String(), name: Type.String(), role: Type.String() })),
});
export type UnitView = Static<typeof UnitView>;
export const UnitsAnswer = Type.Object({ agency: Type.String(), units: Type.Array(UnitView, { description: 'a unit that members name and nobody made has no parent and no names' }), ledger: LedgerReceipt });
export type UnitsAnswer = Static<typeof UnitsAnswer>;
export const NewUnit = Type.Object({
  agency: AgencyOf, why: Why, unit: Type.String({ minLength: 1, maxLength: 120, pattern: '^[^\\p{C}]+$' }), parent: nullable(Type.String({ maxLength: 120, description: 'the unit above it; null for the first unit of an agency' })),
  nameEn: Type.String({ minLength: 1, maxLength: 120 }), nameFr: Type.String({ minLength: 1, maxLength: 120 }),
}, { additionalProperties: false });
/** `requested`: it waits for a second person; afterwards the same request, sent again, takes effect. */
export const PeopleStep = Type.Object({
  state: Type.Union([Type.Literal('requested'), Type.Literal('done')]), approval: nullable(Type.String()),
  code: nullable(Type.String({ description: 'an invitation or a key: shown this once and kept nowhere' })), ledger: LedgerReceipt,
});
export type PeopleStep = Static<typeof PeopleStep>;

/** The node's own socket only: an agency, and what it may give its people. */
export const SetAgency = Type.Object({
  agency: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,39}$' }), nameEn: Type.String({ minLength: 1, maxLength: 120 }), nameFr: Type.String({ minLength: 1, maxLength: 120 }),
  kind: Type.String({ minLength: 1, maxLength: 40 }), province: nullable(Type.String({ maxLength: 2 })), roles: Codes, purposes: Codes, clearance: Type.String({ maxLength: 60 }), releasabilities: Codes,
});
export type SetAgency = Static<typeof SetAgency>;

/** The node's own socket only: agencies whose examiners and reviewers stand in at reviews of emergency access; all of them, or none. */
export const SetStandIns = Type.Object({ standIns: Type.Array(Type.String({ maxLength: 64 }), { maxItems: 20 }) });

export const AcceptInvitation = Type.Object({ invitation: Type.String({ maxLength: 200 }), newPassword: Type.String({ maxLength: 200 }) });

export const ServiceView = Type.Object({
  id: Type.String(), name: Type.String(), may: Type.Array(Type.String()), madeBy: Type.String(), madeAt: Type.String(), expiresAt: Type.String(), lastUsedAt: nullable(Type.String()), revokedAt: nullable(Type.String()),
});
export const ServicesAnswer = Type.Object({ services: Type.Array(ServiceView), ledger: LedgerReceipt });
export type ServicesAnswer = Static<typeof ServicesAnswer>;
export const NewService = Type.Object({
  agency: AgencyOf, why: Why, name: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}$' }), may: Type.Array(Type.Union([Type.Literal('import'), Type.Literal('ledger'), Type.Literal('feed')]), { minItems: 1, maxItems: 3 }), until: Type.String({ maxLength: 10, description: 'last day, YYYY-MM-DD, within a year' }),
});
export const RevokeService = Type.Object({ agency: AgencyOf, why: Why });
