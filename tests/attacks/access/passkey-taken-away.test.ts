// Whoever takes somebody's passkeys away leaves them with a password, or locked out: another person, another agency, a stale session, an
// administrator without a step-up. And whoever does it rightly is on the record, and the person is told.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Authenticator } from '../../support/authenticator.js';
import { openHouse, type Seat, type TestHouse } from '../../support/house.js';
import { addPasskey, party, signInBy } from '../../support/passkey-seat.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
});
afterAll(async () => at.close());

const steppedUp = async (who: string): Promise<Seat> => {
  const seat = await at.seat(who);
  await at.database.db.updateTable('session').set({ stepped_up_at: new Date() }).where('member_id', '=', who.split('/')[0] ?? '').execute();
  return seat;
};
const countOf = async (user: string) => (await at.database.db.selectFrom('passkey').select('passkey_id').where('member_id', '=', user).execute()).length;
const toldOf = async (seat: Seat) => (await seat.get('/api/notices')).json<{ notices: { words: string }[] }>().notices.map((one) => one.words);

test('removing another’s passkey, or the last way in, takes nothing away', async () => {
  const cyd = await at.seat('cyd');
  await addPasskey(cyd, new Authenticator(party), 'One');
  const [{ id } = { id: '' }] = (await cyd.get('/api/passkeys')).json<{ passkeys: { id: string }[] }>().passkeys;
  const pia = await at.seat('pia');
  const foreign = await pia.ask('DELETE', `/api/passkeys/${id}`);
  const absent = await pia.ask('DELETE', '/api/passkeys/pk-0000000000000000');
  expect([foreign.statusCode, foreign.json()]).toEqual([absent.statusCode, absent.json()]);
  await at.database.db.updateTable('member').set({ password_hash: null }).where('member_id', '=', 'cyd').execute();
  await at.database.db.updateTable('session').set({ stepped_up_at: new Date() }).where('member_id', '=', 'cyd').execute();
  expect((await cyd.get('/api/passkeys')).json()).toMatchObject({ lastStays: true });
  expect((await cyd.ask('DELETE', `/api/passkeys/${id}`)).statusCode).toBe(400);
  await addPasskey(cyd, new Authenticator(party), 'Two');
  const both = await Promise.all((await cyd.get('/api/passkeys')).json<{ passkeys: { id: string }[] }>().passkeys.map(async (one) => cyd.ask('DELETE', `/api/passkeys/${one.id}`)));
  expect(both.map((one) => one.statusCode).toSorted((a, b) => a - b)).toEqual([200, 400]);
});

test('only an administrator of the same agency withdraws passkeys, after a step-up; the sessions end and the person is told', async () => {
  const device = await addPasskey(await at.seat('ivo'));
  const withdraw = async (seat: Seat, user = 'ivo') => (await seat.ask('POST', '/api/passkeys/withdraw', { user })).statusCode;
  await at.database.db.updateTable('session').set({ created_at: new Date(Date.now() - 6 * 60_000) }).execute();
  expect([await withdraw(await at.seat('adam')), await withdraw(await steppedUp('exa')), await withdraw(await steppedUp('bea'))]).toEqual([403, 403, 403]);
  await at.database.db.updateTable('member').set({ role: 'agency_administrator', purposes: ['audit'] }).where('member_id', '=', 'bex').execute();
  const [foreign, absent] = [await withdraw(await steppedUp('bex/audit/birch~elm')), await withdraw(await steppedUp('bex/audit/birch~elm'), 'nobody')];
  expect(foreign).toBe(absent);
  expect(await countOf('ivo')).toBe(1);
  const ivo = await at.seat('ivo');
  expect(await withdraw(await steppedUp('adam'))).toBe(200);
  expect([await countOf('ivo'), (await ivo.get('/api/session')).statusCode, (await signInBy(at, device)).statusCode]).toEqual([0, 401, 401]);
  expect(await toldOf(await at.seat('ivo'))).toContain('An administrator of your agency took your passkeys away. If that was not you, tell your integrity officer at once.');
});
