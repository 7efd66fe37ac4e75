// A police service of a thousand for eight and twenty-six weeks, written by an author who has not seen the examiner: to judge it by, never to tune it on.
import { foundAgency } from './agency.js';
import { beatsOfDay } from './beat.js';
import { callsOfDay } from './calls.js';
import { CaseRoom, casesOfDay } from './cases.js';
import { dealWrongs } from './culprits.js';
import { type Cells, desksOfDay } from './desks.js';
import { writeWorld } from './files.js';
import { writePapers } from './papers.js';
import { dayOf, openService } from './service.js';
import { setTraps, trapsOfDay } from './traps.js';
import { Violence } from './violence.js';

interface FourthWorldOptions {
  readonly seed: number;
  readonly actors: number;
  readonly weeks: number;
  readonly offenderShare: number;
}

export function makeFourthWorld({ seed, actors, weeks, offenderShare }: FourthWorldOptions, folder: string): void {
  const service = openService(foundAgency(seed), seed, actors, weeks);
  const luck = (part: string) => service.chance.fork(part);
  const room = new CaseRoom(service, luck('standing-cases'));
  const violence = new Violence(service);
  violence.planFeuds(luck('feuds'), room);
  setTraps(service, luck('traps'), room);
  const guilt = dealWrongs({ service, room, violence }, luck('wrongs'), seed, offenderShare);
  const chances = { calls: luck('calls'), violence: luck('violence'), small: luck('small-town'), beat: luck('beat'), cases: luck('cases'), desks: luck('desks') };
  const cells: Cells = { held: [] };
  for (let day = 0; day < service.days; day += 1) {
    callsOfDay(service, chances.calls, day);
    violence.ofDay(chances.violence, room, day);
    trapsOfDay(service, chances.small, day);
    beatsOfDay(service, chances.beat, day);
    casesOfDay(service, room, chances.cases, day);
    desksOfDay(service, chances.desks, day, cells);
    for (const { at, act } of guilt.afterwards) if (dayOf(at) === day) act();
  }
  writePapers(service, luck('papers'));
  writeWorld(service, guilt, seed, folder);
}
