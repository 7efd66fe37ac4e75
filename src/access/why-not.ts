// What a refused person is told: what they can mend themselves, and nothing about what lies behind the door (G4).
import { type Refused, refuse } from '../kernel/index.js';
import { type Caller, contextOf } from './member.js';
import type { Decision } from './policy-request.js';
import { stepUpNeeded } from './step-up.js';

export function whyNot(caller: Caller, today: string, action: string, decision: Decision): Refused {
  const { member, purpose, caseRef } = caller;
  const context = contextOf(caller, today, action);
  if (!member.purposes.includes(purpose)) {
    if (purpose === '') return refuse('purpose_not_held', `state a purpose and a case first (\`--purpose\`, \`--case\`); your purposes are ${member.purposes.join(', ')}`, 'indiquez d’abord une finalité et un dossier');
    return refuse('purpose_not_held', `you do not hold the purpose \`${purpose}\`; yours are ${member.purposes.join(', ')}`);
  }
  if (context.caseMine !== true || context.caseOpen !== true) {
    const open = member.cases.filter((duty) => duty.closedOn === null).map((duty) => duty.ref);
    return refuse('case_not_open', `\`${caseRef}\` is not an open case of yours; yours are ${open.length > 0 ? open.join(', ') : 'none'}`);
  }
  if (decision.policies.includes('prompt-unanswered')) return refuse('prompt_unanswered', `the purpose \`${purpose}\` asks something first; see /api/prompts`);
  if (decision.policies.includes('step-up-needed')) return stepUpNeeded();
  return refuse('not_allowed', 'your role does not include this; ask your agency administrator if your work needs it');
}
