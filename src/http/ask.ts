// Asking at the door from a route: a refusal becomes the answer, and it is on the record already.
import type { Caller, Plan, Question } from '../access/index.js';
import { isRefused } from '../kernel/index.js';
import type { House } from './house.js';
import { RefusedError } from './problem.js';

export async function planFor(house: House, caller: Caller, question: Question): Promise<Plan> {
  const plan = await house.door.ask(caller, question);
  if (isRefused(plan)) throw new RefusedError(plan);
  return plan;
}
