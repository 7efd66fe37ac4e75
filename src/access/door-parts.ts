// What the door is given: who decides, where the record is, and how each thing that may end is asked for again before an answer leaves.
import type { Clock, Json, Random, Refused } from '../kernel/index.js';
import type { Ledger, Receipt } from '../ledger/index.js';
import type { Caller, Member } from './member.js';
import type { Plan } from './plan.js';
import type { SpokenAnswer } from './prompts/index.js';
import type { PolicyEngine } from './policy-engine.js';
import type { ShownIds } from './sealed.js';
import type { VisibleLabels } from './visible.js';

export interface DoorParts {
  readonly engine: PolicyEngine;
  readonly visible: VisibleLabels;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly random: Random;
  /** Whether session and member still stand, read afresh; absent where nobody signs in (measurements, golden bytes). */
  readonly isLive?: (caller: Caller) => Promise<boolean>;
  /** Whether the caller's emergency access is open at this moment; absent: none ever is. */
  readonly isGlassOpen?: (caller: Caller) => Promise<boolean>;
  /** The member as they stand at this moment, with what is delegated to them and which foreign exchange is covered: their rights are read again before anything leaves or is written. Absent where nobody's change. */
  readonly memberNow?: (member: Member, today: string) => Promise<Member | undefined>;
  /** Both of these at once, for whoever has a session: they are asked for before every answer. Undefined: ask for each. */
  readonly standingNow?: (caller: Caller, today: string) => Promise<{ readonly stands: boolean; readonly member: Member | undefined }> | undefined;
  /** Whether all that an answer shows still stands under labels that its plan may see; absent where no label changes. */
  readonly areStillSeen?: (plan: Plan, ids: ShownIds) => Promise<boolean>;
  /** Uses up an approval of exactly this question; without it the obligation `second-person` denies. */
  readonly secondPerson?: (plan: Plan, subjectHash: string) => Promise<unknown>;
  /** Hears of every answer once its entry is durable; it is not waited for, and nothing of it reaches the asker. */
  readonly onShown?: (shown: { readonly plan: Plan; readonly ids: ShownIds; readonly receipt: Receipt }) => void;
  /** Asks for one more sentence where nothing of the asker's own explains a look-up; absent: nobody is asked. */
  readonly friction?: FrictionHook;
  /** Tells those who watch an originator's record that its material was shown; its receipt stands in its log in any case. */
  readonly tellOriginator?: (agencyId: string, plan: Plan) => Promise<unknown>;
  /** How to wait for the witnesses of this node; absent where it has none. */
  readonly cosigned?: CosignedWait;
}

/** Undefined: the question goes on. A sentence goes on the record with what follows; a refusal asks for one. */
export interface FrictionHook {
  hear(caller: Caller, question: { readonly action: string; readonly asked: Json }): Promise<SpokenAnswer | Refused | undefined>;
}

/** Rejects when there are not `count` cosignatures of a checkpoint of at least `size` in time. */
export type CosignedWait = (agencyId: string, size: bigint, count: number) => Promise<unknown>;
