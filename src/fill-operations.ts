// Of the demo world: the national sprint, opened by one agency, each agency's rows brought in by its own analyst, through the door like everybody's.
import type { Plan } from './access/index.js';
import { sprintDraft, sprintRows } from './demo/index.js';
import type { House } from './http/index.js';

type PlanOf = (agencyId: string, action: string) => Promise<Plan>;

/** An operation that is there already stays as it is. */
export async function fillOperations(house: House, planOf: PlanOf): Promise<void> {
  const keeper = sprintDraft.agencies[0]?.agency ?? '';
  const reading = await planOf(keeper, 'viewOperations');
  if ((await house.operations.book.named(reading, sprintDraft.id)) === undefined) await house.operations.book.open(await planOf(keeper, 'openOperation'), sprintDraft);
  const operation = await house.operations.book.named(reading, sprintDraft.id);
  if (operation === undefined) return;
  for (const [agency, rows] of sprintRows()) {
    await house.operations.intake.take(await planOf(agency, 'reportToOperation'), operation, {
      lines: (async function* lines() {
        for (const [at, raw] of rows.entries()) yield { line: at + 2, bytesRead: 0, raw };
      })(), label: undefined, screen: async () => new Map(),
    });
  }
}
