// The parts of assessment over one database, as the house has them.
import type { Door, LabelStore, PeopleStore } from '../../access/index.js';
import type { Db } from '../../db/index.js';
import type { Clock, Random } from '../../kernel/index.js';
import { Entities, EntityStore, JudgementStore } from '../../registry/index.js';
import { AppraisalStore } from './appraisal.store.js';
import { Appraiser } from './appraiser.js';
import { CycleRead } from './cycle-read.js';
import { CycleStore } from './cycle.store.js';
import { Cycles } from './cycles.js';
import { GroupsAppraised } from './group-appraised.js';
import { JudgedUnits } from './judged-units.js';

export interface Assessment {
  readonly cycles: Cycles;
  readonly appraiser: Appraiser;
  readonly read: CycleRead;
  readonly groups: GroupsAppraised;
  /** For figures. */
  readonly judged: JudgedUnits;
}

export function openAssessment(db: Db, parts: { readonly door: Door; readonly labels: LabelStore; readonly people: PeopleStore; readonly clock: Clock; readonly random: Random }): Assessment {
  const [store, reports, judgements] = [new AppraisalStore(db), new EntityStore(db), new JudgementStore(db)];
  const entities = new Entities(reports, judgements);
  const cycles = new Cycles({ ...parts, store: new CycleStore(db) });
  return {
    cycles, judged: new JudgedUnits({ store, cycles, judgements }), appraiser: new Appraiser({ ...parts, entities: reports, store }),
    read: new CycleRead({ store, entities, judgements }), groups: new GroupsAppraised({ store, entities, reports, judgements }),
  };
}
