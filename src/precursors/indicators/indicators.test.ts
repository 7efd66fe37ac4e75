// Each indicator finds what it asks for, clears what is innocent, and none is enough alone (domain.md section 7).
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cellsOf } from '../../kernel/csv/index.js';
import { check } from '../check/check.js';
import { INDICATORS } from './indicators.store.js';

type Cells = Readonly<Record<string, string>>;
const plain = { date: '2026-07-01', substance: 'NPP', quantity: '10', unit: 'g', buyer: 'Northern Resins Ltd', seller: 'Dealer Inc', declaration_id: 'D', suspected_at: '' };

/** Rules of suspicion by transaction, of rows that are otherwise lawful. `more`: options of the check. */
async function suspected(rows: readonly Cells[], more = {}): Promise<Readonly<Record<string, string>>> {
  const whole: readonly Cells[] = rows.map((row, at) => ({ transaction_id: `T${at + 1}`, ...plain, ...row }));
  const columns = [...new Set(whole.flatMap((row) => Object.keys(row)))];
  const folder = mkdtempSync(join(tmpdir(), 'indicators-'));
  const [file, out] = [join(folder, 'in.csv'), join(folder, 'alerts.csv')];
  writeFileSync(file, [columns.join(','), ...whole.map((row) => columns.map((column) => `"${row[column] ?? ''}"`).join(','))].join('\n'));
  await check({ file, asOf: '2026-12-31', out, language: 'en', memory: '512MB', threads: 1, ...more }, { onProgress: () => undefined, signal: new AbortController().signal });
  return Object.fromEntries(cellsOf(readFileSync(out, 'utf8')).filter(({ cells }) => cells[1] === 'suspicious').map(({ cells }) => [cells[0] ?? '', cells[2] ?? '']));
}

test('none is sufficient alone, whatever the law counts as striking', async () => {
  const alone: readonly Cells[] = [
    { buyer: 'One Ltd', payment: 'cash' }, { buyer: 'Two Ltd', payment: 'bitcoin' }, { buyer: 'Three Ltd', payer: 'Somebody Else' }, { buyer: 'Four Ltd', delivery: 'residential' }, { buyer: 'Five Ltd', delivery: 'storage unit' }, { buyer: 'Six Ltd', delivery: 'freight forwarder' },
    { buyer: 'Seven Ltd', stated_use: 'toys' }, { buyer: 'Jean Tremblay' }, { buyer: 'Eight Ltd', note: 'asked for relabelling' }, { buyer: 'Nine Ltd', note: 'refused the site visit' }, { buyer: 'Ten Ltd', buyer_address: '5 Elm Street' }, { buyer: 'Eleven Ltd', buyer_address: '5 Elm Street' },
  ];
  expect(await suspected(alone)).toEqual({});
});

test('several families together are, and each is named with what would explain it innocently', async () => {
  const found = await suspected([
    { buyer: 'One Ltd', payment: 'cash', stated_use: 'toys' }, { buyer: 'Two Ltd', payment: 'crypto (USDT)', delivery: 'self-storage unit 14' }, { buyer: 'Jean Tremblay', payment: 'comptant', delivery: 'domicile' }, { buyer: 'Three Ltd', note: 'asked to remove the labels', payment: 'cash' },
    { buyer: 'Four Ltd', stated_use: 'jouets', payment: 'cash' },
  ]);
  expect(found).toEqual({ T1: 'household_use+cash', T2: 'crypto+storage_delivery', T3: 'cash+new_customer+residential_delivery', T4: 'relabelling+cash', T5: 'household_use+cash' });
  for (const { innocent, question, falseAlarms, source } of INDICATORS) for (const words of [innocent.en, innocent.fr, question.en, question.fr, falseAlarms, source]) expect(words).not.toBe('');
});

test('orders kept under the maximum by buyers at one address, telephone or payer are read together', async () => {
  const split = { substance: 'piperidine', unit: 'kg', quantity: '0.3', declaration_id: '' };
  const found = await suspected([
    { ...split, buyer: 'Alpha Ltd', buyer_address: '12 Queen St. W., Toronto', date: '2026-07-01' }, { ...split, buyer: 'Beta Ltd', buyer_address: '12 QUEEN ST W TORONTO', date: '2026-07-20' }, { ...split, buyer: 'Gamma Ltd', buyer_address: '9 Pine St', date: '2026-07-01' },
    { ...split, buyer: 'Delta Ltd', buyer_phone: '416-555-0100', date: '2026-07-01' }, { ...split, buyer: 'Epsilon Ltd', buyer_phone: '(416) 555 0100', date: '2026-07-02' }, { ...split, buyer: 'Zeta Ltd', buyer_address: '1 Far Rd', date: '2026-03-01' }, { ...split, buyer: 'Eta Ltd', buyer_address: '1 Far Rd', date: '2026-07-01' },
    // Declared orders hide nothing, and one that is above the maximum by itself is a matter of its declaration.
    { ...split, buyer: 'Theta Ltd', buyer_address: '3 Oak', declaration_id: 'D1' }, { ...split, buyer: 'Iota Ltd', buyer_address: '3 Oak', declaration_id: 'D2' },
  ]);
  expect(found).toEqual({ T1: 'split_across_buyers+shared_address', T2: 'split_across_buyers+shared_address', T4: 'split_across_buyers+shared_phone', T5: 'split_across_buyers+shared_phone' });
});

test('one buyer who splits needs another sign, an address of many buyers links nobody', async () => {
  const split = { substance: 'piperidine', unit: 'kg', quantity: '0.3', declaration_id: '' };
  const campus = Array.from({ length: 8 }, (_, at) => ({ ...split, buyer: `Department ${at} University`, buyer_address: '1 Campus Way' }));
  expect(await suspected([{ ...split, buyer: 'Alpha Ltd' }, { ...split, buyer: 'Alpha Ltd', date: '2026-07-09' }, ...campus])).toEqual({});
  expect(await suspected([{ ...split, buyer: 'Alpha Ltd', payment: 'bitcoin' }, { ...split, buyer: 'Alpha Ltd', date: '2026-07-09' }])).toEqual({ T1: 'crypto+split_orders' });
});

test('a press beside a precursor, by the buyer or by one at the same address', async () => {
  const press = { substance: 'TDP-5', unit: 'pcs', quantity: '1' };
  expect(await suspected([
    { buyer: 'Jean Tremblay', declaration_id: 'D' }, { ...press, buyer: 'Jean Tremblay', date: '2026-07-20' }, { buyer: 'Alpha Ltd', buyer_address: '8 Elm' }, { ...press, buyer: 'Beta Ltd', buyer_address: '8 Elm' }, { ...press, buyer: 'Formulations Ltd' }, { buyer: 'Formulations Ltd' }, { buyer: 'Late Labs' }, { ...press, buyer: 'Late Labs', date: '2025-07-01' },
  ])).toEqual({ T1: 'press_and_precursor+new_customer', T2: 'press_and_precursor+new_customer', T3: 'press_and_precursor+shared_address', T4: 'press_and_precursor+shared_address' });
});

test('a buyer is held against their own past alone', async () => {
  const past = ['01', '02', '03', '04', '05'].map((month) => ({ buyer: 'Alpha Ltd', date: `2026-${month}-01` }));
  const found = await suspected([...past, { buyer: 'Alpha Ltd', quantity: '80', payment: 'crypto' }, { buyer: 'Large Ltd', quantity: '8000', payment: 'crypto' }]);
  expect(found).toEqual({ T6: 'crypto+departure_from_past' });
});

test('who pays for several buyers counts as a network and not as a payment too', async () => {
  expect(await suspected([{ buyer: 'Alpha Ltd', payer: 'Numbered 1234 Ltd' }, { buyer: 'Beta Ltd', payer: 'Numbered 1234 Ltd' }])).toEqual({});
  expect(await suspected([{ buyer: 'Alpha Ltd', payer: 'Numbered 1234 Ltd', delivery: 'storage' }, { buyer: 'Beta Ltd', payer: 'Numbered 1234 Ltd' }])).toEqual({ T1: 'shared_payer+storage_delivery' });
});

test('of class B more is asked, and what nobody regulates is asked nothing', async () => {
  const striking = { buyer: 'Jean Tremblay', payment: 'cash', delivery: 'residential', stated_use: 'toys' };
  expect(await suspected([{ ...striking, substance: 'acetone' }, { ...striking, substance: 'sodium chloride' }])).toEqual({});
});

test('a short list holds the strongest, each buyer’s best first, beside what somebody already suspects', async () => {
  const cash = { payment: 'cash', stated_use: 'toys' };
  const rows = [{ ...cash, buyer: 'Alpha Ltd', delivery: 'storage' }, { ...cash, buyer: 'Alpha Ltd', delivery: 'storage' }, { ...cash, buyer: 'Beta Ltd' }, { buyer: 'Known Ltd', suspected_at: '2026-07-01T09:00:00Z' }];
  expect(Object.keys(await suspected(rows))).toEqual(['T4', 'T1', 'T3', 'T2']);
  expect(Object.keys(await suspected(rows, { perHundredThousand: 1 }))).toEqual(['T4', 'T1']);
});

test('a file of many buyers says itself how common a sign is: what a fifth of them do weighs nothing, what one does weighs more', async () => {
  const trade = Array.from({ length: 12_000 }, (_, nth): Cells => ({ buyer: `Works ${nth} Ltd`, ...(nth % 3 === 0 && { payment: 'cash' }) }));
  const found = await suspected([...trade, { buyer: 'One Ltd', payment: 'cash', stated_use: 'toys' }, { buyer: 'Two Ltd', delivery: 'residential', note: 'refused the site visit' }, { buyer: 'Three Ltd', delivery: 'residential' }]);
  expect(found).toEqual({ T12002: 'refuses_visit+residential_delivery' });
  expect(await suspected([{ buyer: 'One Ltd', payment: 'cash', stated_use: 'toys' }])).toEqual({ T1: 'household_use+cash' });
}, 120_000);
