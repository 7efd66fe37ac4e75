// Records of another system that exist only to be found, as the node tells a scan of them. The list stays in memory: of it only the numbers of those that somebody
// looked up in this very evidence are ever written, in a temporary table that ends with the connection. The attacker reads what a scan leaves on the disk.
// INVARIANT: tests/attacks/watch/canaries-told-to-a-scan.test.ts.
import type { Detector } from '../detector.js';
import type { Workspace } from '../workspace.store.js';

export interface ToldCanary {
  /** As look-ups of that system name it. */
  readonly subjectType: string;
  readonly subjectId: string;
  /** `source_system` of these look-ups, in any case of letters; an evidence set that names no systems is taken to be of this one. */
  readonly system: string;
}

/** Whether a detector turns on them: it is asked anew by a scan that goes on, which may have been told of others. */
export const readsCanaries = ({ needs }: Pick<Detector, 'needs'>): boolean => needs.includes('canaries');

/** From here on `canaries` are these and those of the evidence; `canary_systems` says of these where they are one. */
export async function tellCanaries(workspace: Workspace, told: readonly ToldCanary[]): Promise<void> {
  if (told.length === 0) return;
  const values = told.flatMap((one) => [one.subjectType, one.subjectId, one.system]);
  const rows = told.map((_, nth) => `($${nth * 3 + 1}, $${nth * 3 + 2}, $${nth * 3 + 3})`).join(', ');
  await workspace.run(
    `CREATE OR REPLACE TEMP TABLE canaries AS
     SELECT subject FROM examiner.main.canaries UNION
     SELECT s.subject FROM (VALUES ${rows}) t(subject_type, subject_id, system) JOIN subjects s ON s.subject_type = t.subject_type AND s.subject_id = t.subject_id
     WHERE EXISTS (SELECT 1 FROM accesses a WHERE a.subject = s.subject AND (a.source_system IS NULL OR lower(a.source_system) = lower(t.system)))`,
    values,
  );
  await workspace.run(
    `CREATE OR REPLACE TEMP TABLE canary_systems AS
     SELECT DISTINCT s.subject, lower(t.system) AS system FROM (VALUES ${rows}) t(subject_type, subject_id, system) JOIN subjects s ON s.subject_type = t.subject_type AND s.subject_id = t.subject_id
     SEMI JOIN canaries c ON c.subject = s.subject ANTI JOIN examiner.main.canaries e ON e.subject = s.subject`,
    values,
  );
}
