import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../tests/support/house.js';
import { aLead } from '../../../tests/support/review-lead.js';

let at: TestHouse;
beforeAll(async () => { at = await openHouse(); }, 60_000);
afterAll(() => at.close());

const leads = () => at.database.db.selectFrom('review_lead').selectAll().execute();

test('a lead comes in once, however often and by however many it is handed over; nothing of it lies there in plain words', async () => {
  const one = aLead('lead-1', 'ana', { subject: 'Edda Draile', isSerious: true });
  await Promise.all([at.house.intake.take('alder', [one, one]), at.house.intake.take('alder', [{ ...one, told: { en: { ...one.told.en, reasons: ['another'] }, fr: one.told.fr } }, aLead('lead-2', 'ivo')])]);
  const rows = await leads();
  expect(rows.map((row) => [row.lead_id, row.is_serious, row.detectors])).toEqual([['lead-1', true, ['ex-partner']], ['lead-2', false, ['ex-partner']]]);
  expect(JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).not.toMatch(/Draile|ana|another/);
  const names = await at.database.db.selectFrom('review_lead_name').selectAll().where('lead_id', '=', 'lead-1').execute();
  expect(names.map((row) => row.part).toSorted()).toEqual(['actor', 'person']);
  const tasks = await at.database.db.selectFrom('exposed_task').selectAll().execute();
  expect(tasks.map((row) => row.lead_id)).toEqual(['lead-1']);
});
