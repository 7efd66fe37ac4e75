// Who asks, and for what: signing in, and stating purpose and case.
import { type Static, Type } from 'typebox';
import { PromptReply } from './prompts.js';
import { nullable } from './receipt.js';

const Purpose = Type.Object({ code: Type.String(), label: Type.String() });
const CaseChoice = Type.Object({ ref: Type.String(), title: Type.String() });

export const Me = Type.Object({
  user: Type.String(), displayName: Type.String(), role: Type.String(), agency: Type.String(), agencyName: Type.String(),
  purposes: Type.Array(Purpose), cases: Type.Array(CaseChoice), purpose: nullable(Type.String()), caseRef: nullable(Type.String()),
  glass: nullable(Type.Object({ id: Type.String(), until: Type.String({ description: 'RFC 3339, UTC' }) }, { description: 'emergency access that is open for this purpose and case' })),
  csrf: Type.String({ description: 'send back as header x-custos-csrf with every request that changes something' }), demo: Type.Boolean(),
});
export type Me = Static<typeof Me>;

export const DemoPerson = Type.Object({
  user: Type.String(), displayName: Type.String(), role: Type.String(), agency: Type.String(), agencyName: Type.String(),
  purposes: Type.Array(Type.String()), purposeLabels: Type.Array(Type.String()), cases: Type.Array(Type.String()),
});
export type DemoPerson = Static<typeof DemoPerson>;

/** `GET /api/demo/people`: only a demo folder answers. The password of every demo person is `demo`. */
export const DemoPeople = Type.Array(DemoPerson);
export type DemoPeople = Static<typeof DemoPeople>;

export const SignIn = Type.Object({ user: Type.String({ maxLength: 200 }), password: Type.String({ maxLength: 200 }) });
/** `answers`: to the prompts of the purpose that are asked when it is stated (`GET /api/prompts`). */
export const WorkContext = Type.Object({
  purpose: Type.String({ maxLength: 100 }), caseRef: Type.String({ maxLength: 200 }), answers: Type.Optional(Type.Array(PromptReply, { maxItems: 20 })),
});
