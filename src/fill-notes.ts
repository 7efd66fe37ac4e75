// Two notes of the demo world, written, signed and released as everywhere else: by three people of one agency, each in a session of their own. The agency is invented, the figures are public ones.
import type { Caller } from './access/index.js';
import type { NoteDraft, NoteTexts } from './figures/notes/index.js';
import type { House } from './http/index.js';
import { BadInput, isRefused, type Json, type Refused } from './kernel/index.js';

const [agencyId, author, signers] = ['nsrp', 'm.okonedo', ['p.sandhu-roe', 'l.brackley']] as const;
const label = { level: 'PROTECTED_B' };
const both = (en: string, fr: string) => ({ en, fr });

const infiltration: NoteTexts = {
  title: both('Organised crime groups and the public sector', 'Groupes du crime organisé et secteur public'),
  question: both('A newspaper writes that most groups are trying to get into government. Is that so?', 'Un journal écrit que la plupart des groupes cherchent à s’introduire dans l’État. Est-ce exact ?'),
  tasking: both('Requested by the minister’s office; media lines are to match.', 'Demandé par le cabinet du ministre ; les lignes média doivent concorder.'),
  response: both(
    'No. Of [[cisc-2022-assessed@1]] that were assessed, [[cisc-2022-influence-or-access@1]] have influence or access in the public sector. Of [[cisc-2022-unknown@1]] too little is known to tell; that is not a finding that they are trying.',
    'Non. Sur [[cisc-2022-assessed@1]] évalués, [[cisc-2022-influence-or-access@1]] ont influence ou accès dans le secteur public. De [[cisc-2022-unknown@1]], on en sait trop peu pour le dire ; cela n’établit pas qu’ils essaient.',
  ),
  background: both(
    'The figures are those of the 2022 report. What is unknown is a gap in intelligence, and collection is tasked to narrow it. Reports of 2025 speak of attempts, among other groups: no trend follows.',
    'Les chiffres sont ceux du rapport de 2022. L’inconnu est une lacune du renseignement, et la collecte est chargée de la réduire. Les rapports de 2025 parlent de tentatives, d’autres groupes : aucune tendance n’en découle.',
  ),
};
const violence: NoteTexts = {
  title: both('Homicides across the country', 'Homicides au pays'),
  question: both('Is violence by organised crime rising?', 'La violence du crime organisé augmente-t-elle ?'),
  tasking: both('', ''),
  response: both('Police reported [[homicides-2023@1]] as victims of homicide, after [[homicides-2022@1]] the year before. How many of them organised crime killed is not known.', 'La police a déclaré [[homicides-2023@1]] victimes d’homicide, après [[homicides-2022@1]] l’année précédente. Combien le crime organisé en a tué, on l’ignore.'),
  background: both('', ''),
};

/** What is there already stays as it is. */
export async function writeNotes(house: House): Promise<void> {
  const writer = await seated(house, author);
  const there = await ask(house, writer, 'viewNotes', { demo: true }, async (plan) => house.notes.list(plan));
  if (there.ids.size > 0) return;
  const { value } = await write(house, writer, { texts: infiltration, label });
  for (const signer of signers) await sign(house, signer, `${value.agencyId}~${value.noteId}`);
  await ask(house, writer, 'releaseNote', { note: value.noteId }, async (plan) => house.notes.release(plan, `${value.agencyId}~${value.noteId}`, 1, 'to the minister’s office, for the question period'));
  await write(house, writer, { texts: violence, label });
  for (const one of [author, ...signers]) await house.sessions.revokeAll(agencyId, one);
}

async function write(house: House, writer: Caller, draft: NoteDraft) {
  return ask(house, writer, 'writeNote', { demo: true }, async (plan) => house.notes.write(plan, draft));
}

async function sign(house: House, signer: string, ref: string): Promise<void> {
  const caller = await seated(house, signer);
  const sealed = await ask(house, caller, 'viewNotes', { note: ref }, async (plan) => house.notes.read(plan, ref));
  const view = sealed.open(await house.door.release(sealed));
  if (view === undefined) throw new BadInput('the demo world may not read its own note');
  await ask(house, caller, 'signNote', { note: ref }, async (plan) => house.notes.sign(plan, ref, view.revision, view.printedHash));
}

type PlanOf = Exclude<Awaited<ReturnType<House['door']['ask']>>, Refused>;

async function ask<T>(house: House, caller: Caller, action: string, asked: Json, act: (plan: PlanOf) => Promise<T | Refused>): Promise<T> {
  const plan = await house.door.ask(caller, { action, asked, agencyId });
  const done = isRefused(plan) ? plan : await act(plan);
  if (isRefused(done)) throw new BadInput(`the demo world may not ${action}: ${done.message}`);
  return done;
}

async function seated(house: House, memberId: string): Promise<Caller> {
  const member = await house.people.memberById(agencyId, memberId, house.door.today());
  const duty = member?.cases.find((one) => one.closedOn === null);
  if (member === undefined || duty === undefined) throw new BadInput(`demo member \`${memberId}\` has no open case to write under`);
  const { sessionId } = await house.sessions.open(agencyId, memberId);
  return { member, purpose: 'intelligence_analysis', caseRef: duty.ref, sessionId, steppedUp: true };
}
