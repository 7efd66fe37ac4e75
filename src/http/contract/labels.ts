// How a marking is shown, and how an author asks for one.
import { type Static, Type } from 'typebox';

export const LabelView = Type.Object({
  level: Type.String(), levelLabel: Type.String(), text: Type.String({ description: 'the whole marking as it is printed' }),
  caveats: Type.Array(Type.String()), releasableTo: Type.Array(Type.String()), originatorControl: Type.Boolean(),
  permittedUses: Type.Array(Type.String()),
});
export type LabelView = Static<typeof LabelView>;

export const NewLabel = Type.Object({
  level: Type.String({ maxLength: 40 }), releasableTo: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 400 })),
  citizenshipsOnly: Type.Optional(Type.Array(Type.String({ maxLength: 2 }), { maxItems: 10 })), originatorControl: Type.Optional(Type.Boolean()),
  purposes: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 20 })),
  permittedUses: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 10 })),
  caveats: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 10 })), caseRef: Type.Optional(Type.String({ maxLength: 200 })),
  expiresOn: Type.Optional(Type.Integer({ description: 'the last day, yyyymmdd' })), kinds: Type.Optional(Type.Array(Type.String({ maxLength: 20 }), { maxItems: 3 })),
  units: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 20 })),
  disclosedUnder: Type.Optional(Type.String({ maxLength: 40, description: 'the basis under which a sector with a secrecy of its own discloses: PCMLTFA_55, ITA_241, CUSTOMS_107' })),
});
export type NewLabel = Static<typeof NewLabel>;
