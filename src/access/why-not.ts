// What a refused person is told: what they can mend themselves, and nothing about what lies behind the door (G4).
import { type Refused, refuse } from '../kernel/index.js';
import { type Caller, contextOf } from './member.js';
import type { Decision } from './policy-request.js';
import { stepUpNeeded } from './step-up.js';

/** What an answer or act under way is told when what it stood on has gone. */
export const signInFirst = refuse('not_signed_in', 'sign in first', 'ouvrez d’abord une séance');
export const glassEnded = refuse('not_allowed', 'emergency access ended before this answer left; ask again without it', 'l’accès d’urgence a pris fin avant que cette réponse ne parte ; redemandez sans lui');
export const delegationEnded = refuse('not_allowed', 'what was delegated to you has ended; ask again without it', 'ce qui vous était délégué a pris fin ; redemandez sans cette délégation');
export const assuranceEnded = refuse('not_allowed', 'an assurance about a foreign partner has ended; ask again', 'une assurance au sujet d’un partenaire étranger a pris fin ; redemandez');
export const rightsChanged = refuse('not_allowed', 'what you may see or do has changed meanwhile; ask again', 'ce que vous pouvez voir ou faire a changé entre-temps ; redemandez');

export function whyNot(caller: Caller, today: string, action: string, decision: Decision): Refused {
  const { member, purpose, caseRef } = caller;
  const context = contextOf(caller, today, action);
  if (!member.purposes.includes(purpose)) {
    if (purpose === '') return refuse('purpose_not_held', `state a purpose and a case first (\`--purpose\`, \`--case\`); your purposes are ${member.purposes.join(', ')}`, `indiquez d’abord une finalité et un dossier (\`--purpose\`, \`--case\`) ; vos finalités sont ${member.purposes.join(', ')}`);
    return refuse('purpose_not_held', `you do not hold the purpose \`${purpose}\`; yours are ${member.purposes.join(', ')}`, `vous ne détenez pas la finalité \`${purpose}\` ; les vôtres sont ${member.purposes.join(', ')}`);
  }
  if (context.caseMine !== true || context.caseOpen !== true) {
    if (member.role === 'service') return refuse('not_allowed', 'this is for people; a service account does only what it was made for', 'ceci est pour les personnes ; un compte de service ne fait que ce pour quoi il a été créé');
    const open = member.cases.filter((duty) => duty.closedOn === null).map((duty) => duty.ref);
    return refuse('case_not_open', `\`${caseRef}\` is not an open case of yours; yours are ${open.length > 0 ? open.join(', ') : 'none'}`, `\`${caseRef}\` n’est pas un dossier ouvert qui est le vôtre ; ${open.length > 0 ? `les vôtres sont ${open.join(', ')}` : 'vous n’en avez aucun'}`);
  }
  if (decision.policies.includes('prompt-unanswered')) return refuse('prompt_unanswered', `the purpose \`${purpose}\` asks something first; see /api/prompts`, `la finalité \`${purpose}\` pose d’abord une question ; voir /api/prompts`);
  if (decision.policies.includes('step-up-needed')) return stepUpNeeded();
  return refuse('not_allowed', 'your role does not include this; ask your agency administrator if your work needs it', 'votre rôle ne comprend pas cet acte ; si votre travail l’exige, adressez-vous à l’administrateur de votre service');
}
