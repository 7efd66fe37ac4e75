// The contract of `custos precursors check` and the vectors of domain.md section 14, 8 to 10.
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cellsOf } from '../../kernel/csv/index.js';
import { check, type CheckOutcome, quarantineOf } from './check.js';

type Cells = Readonly<Record<string, string>>;
const plain = { date: '2026-07-01', substance: 'piperidine', quantity: '0.4', unit: 'kg', buyer: 'Northern Resins Ltd', seller: 'Dealer Inc' };

interface Checked {
  readonly outcome: CheckOutcome;
  readonly alerts: readonly Cells[];
  readonly aside: readonly Cells[];
  readonly folder: string;
}

const tableOf = (file: string): readonly Cells[] => {
  const [header, ...rows] = cellsOf(readFileSync(file, 'utf8'));
  return rows.map(({ cells }) => Object.fromEntries((header?.cells ?? []).map((name, at) => [name, cells[at] ?? ''])));
};

async function checkText(text: string | Buffer, asOf = '2026-12-31', more = {}): Promise<Checked> {
  const folder = mkdtempSync(join(tmpdir(), 'precursors-'));
  const [file, out] = [join(folder, 'in.csv'), join(folder, 'alerts.csv')];
  writeFileSync(file, text);
  const outcome = await check({ file, asOf, out, language: 'en', memory: '512MB', threads: 1, ...more }, { onProgress: () => undefined, signal: new AbortController().signal });
  return { outcome, alerts: tableOf(out), aside: tableOf(quarantineOf(out)), folder };
}

/** Rows by what they differ in from a lawful one; each gets its place as number. */
async function checkRows(rows: readonly Cells[], asOf?: string): Promise<Checked> {
  const whole: readonly Cells[] = rows.map((row, at) => ({ transaction_id: `T${at + 1}`, ...plain, ...row }));
  const columns = [...new Set(whole.flatMap((row) => Object.keys(row)))];
  return checkText([columns.join(','), ...whole.map((row) => columns.map((column) => `"${row[column] ?? ''}"`).join(','))].join('\n'), asOf);
}
const kinds = ({ alerts }: Checked): readonly string[] => alerts.map((one) => `${one['transaction_id'] ?? ''} ${one['kind'] ?? ''}`).toSorted();
const reasons = ({ aside }: Checked): readonly string[] => aside.map((one) => `${one['row'] ?? ''} ${one['column'] ?? ''}: ${(one['reason'] ?? '').slice(0, 24)}`);

test('any quantity of 4-AP needs a declaration; 0.5 kg of piperidine does not and 0.51 kg does (vector 8)', async () => {
  const checked = await checkRows([
    { substance: '4-AP', quantity: '0.001', unit: 'g' }, { quantity: '0.5' }, { quantity: '0.51' }, { quantity: '500', unit: 'g' }, { quantity: '500.000001', unit: 'g' }, { substance: '1-boc-4-AP', unit: 'mL', quantity: '1' }, { quantity: '1.1', unit: 'lbs' }, { quantity: '1.2', unit: 'lb' },
    { substance: '4-AP hydrochloride', quantity: '1' }, { substance: '4-AP', declaration_id: 'D1' }, { quantity: '580', unit: 'mL' }, { quantity: '581', unit: 'mL' }, { substance: 'safrole', quantity: '0.25' }, { substance: 'safrole', quantity: '0,26' }, { substance: 'Acetic anhydride', quantity: '1000' }, { substance: 'acetic anhydride', quantity: '1.001', unit: 't' },
  ]);
  expect(kinds(checked)).toEqual(['T1', 'T14', 'T16', 'T3', 'T5', 'T6', 'T8', 'T9', 'T12'].map((id) => `${id} declaration_required`).toSorted());
  expect(checked.outcome).toMatchObject({ transactions: 16, quarantined: 0 });
  expect(checked.alerts.find((one) => one['transaction_id'] === 'T3')?.['explanation']).toBe('0.51 kg of piperidine is greater than the maximum of 0.5 kg (PCR s. 8(1)), and an end-use declaration is owed; the row names none.');
});

test('a suspicion about a transaction of 14 June 2026 is a record, of 15 June a report within 72 hours (vector 9)', async () => {
  const checked = await checkRows([{ date: '2026-06-14', suspected_at: '2026-06-14T10:00:00Z' }, { date: '2026-06-15', suspected_at: '2026-06-15T10:00:00Z' }, { date: '2026-06-16' }, { date: '2026-06-20', suspected_at: 'soon' }]);
  expect(checked.alerts.map((one) => [one['transaction_id'], one['kind'], one['due_by']])).toEqual([['T1', 'suspicious', ''], ['T2', 'suspicious', '2026-06-18T10:00:00Z'], ['T4', 'suspicious', '']]);
  expect(checked.alerts[0]?.['explanation']).toMatch(/record only/);
  expect(reasons(checked)).toEqual(['4 suspected_at: this is no moment, so th']);
});

test('4-ANPP is controlled and no precursor (vector 10), temporary listings count on their days alone', async () => {
  const checked = await checkRows([{ substance: '4-ANPP', quantity: '1', unit: 'g' }, { substance: 'R 29676', date: '2026-06-04' }, { substance: 'R 29676', date: '2026-06-05' }, { substance: 'spirochlorphine', date: '2026-06-04' }, { substance: 'spirochlorphine', date: '2026-06-05' }, { substance: 'phenethyl bromide', date: '2026-03-25' }, { substance: 'phenethyl bromide', date: '2026-03-26' }]);
  expect(kinds(checked)).toEqual(['T1 controlled_substance', 'T3 declaration_required', 'T5 controlled_substance', 'T7 declaration_required']);
});

test('a declaration holds for its calendar year, its substance, its use and its buyer', async () => {
  const npp = { substance: 'NPP', declaration_id: 'D1', stated_use: 'resin catalyst' };
  const checked = await checkRows([
    { ...npp, date: '2025-12-30' }, { ...npp, date: '2026-01-02' }, { ...npp, declaration_id: 'D2', date: '2026-02-01' }, { ...npp, declaration_id: 'D2', date: '2026-11-01' }, { ...npp, declaration_id: 'D2', date: '2026-11-02', substance: 'norfentanyl' },
    { ...npp, declaration_id: 'D2', date: '2026-11-03', stated_use: 'peptides' }, { ...npp, declaration_id: 'D2', date: '2026-11-04', stated_use: 'Resin-Catalyst' }, { ...npp, declaration_id: 'D2', date: '2026-11-05', buyer: 'Another Ltd' }, { ...npp, declaration_id: 'EUD-2025-014', date: '2026-11-05' }, { ...npp, declaration_id: '', buyer_licence_id: 'L-9' },
  ]);
  expect(checked.alerts.map((one) => `${one['transaction_id'] ?? ''} ${one['rule'] ?? ''}`)).toEqual(['T2 declaration_of_another_year', 'T5 declaration_of_another_substance', 'T6 declaration_of_another_use', 'T8 declaration_of_another_buyer', 'T9 declaration_of_another_year']);
});

test('the maximum of ephedrine and pseudoephedrine is counted by package, and one package is assumed and said', async () => {
  const pse = { substance: 'pseudoephedrine', unit: 'g' };
  const checked = await checkRows([{ ...pse, quantity: '3' }, { ...pse, quantity: '3.1' }, { ...pse, quantity: '30', packages: '10' }, { ...pse, quantity: '31', packages: '10' }]);
  expect(kinds(checked)).toEqual(['T2 declaration_required', 'T4 declaration_required']);
  expect(checked.alerts[0]?.['explanation']).toMatch(/taken for one package/);
});

test('a border asks for a permit where a column tells of one', async () => {
  const checked = await checkRows([
    { delivery: 'export to the United States' }, { delivery: 'import' }, { delivery: 'export', licence_id: 'P-1' }, { substance: 'acetone', delivery: 'import' }, { substance: 'acetone', delivery: 'export' }, { substance: 'tablet press', unit: 'pcs', quantity: '1', delivery: 'imported', buyer: 'Pharma Ltd' }, { buyer_address: '12 Pine St, Seattle, WA, USA' },
    { substance: 'sodium chloride', delivery: 'export' }, { delivery: 'courier to Toronto' },
  ]);
  expect(kinds(checked)).toEqual(['T1', 'T2', 'T5', 'T6', 'T7'].map((id) => `${id} permit_required`));
});

test('a lawful transaction has no row: class B, what no list names, and presses within the country', async () => {
  const checked = await checkRows([{ substance: 'acetone', quantity: '200', unit: 'L' }, { substance: 'sodium chloride' }, { substance: 'toluène', quantity: '1 000' }, { substance: 'pill press', quantity: '1', unit: '' }]);
  expect(checked.alerts).toEqual([]);
  expect(checked.aside).toEqual([]);
});

test('what cannot be read is set aside with row, column and reason, and the rest goes on', async () => {
  const checked = await checkRows([
    { buyer: '' }, { unit: 'handful' }, { quantity: '-3' }, { date: 'someday' }, { substance: '' }, { quantity: '1,500' }, { quantity: '0' }, { quantity: 'half a pound', unit: '' }, { unit: '' }, { quantity: '46,17 kg', unit: '' }, { unit: 'drum' }, { date: '2027-01-01' }, { quantity: '2 kg', unit: 'g' }, { transaction_id: 'T2' }, { substance: 'propionyl chlorid' }, { substance: 'NPP', unit: 'drum' },
  ]);
  expect(reasons(checked)).toEqual([
    '1 buyer: nothing stands here; nam', '2 unit: this unit is not known; ', '3 quantity: a quantity below zero; g', '4 date: this is no day; write it', '5 substance: nothing stands here; nam', '6 quantity: this could be thousands ', '7 quantity: a quantity of zero; noth', '8 quantity: this is no quantity; wri', '8 unit: nothing stands here; giv', '9 unit: nothing stands here; giv',
    '11 unit: pieces or packages say n', '12 date: after the day as of whic', '13 unit: the quantity names anoth', '14 transaction_id: an earlier row has this ', '15 substance: no name that is known; s',
  ]);
  expect(checked.outcome).toMatchObject({ transactions: 3, quarantined: 13 });
  expect(kinds(checked)).toEqual(['T10 declaration_required', 'T15 unknown_substance', 'T16 declaration_required']);
  expect(checked.alerts.find((one) => one['kind'] === 'unknown_substance')?.['explanation']).toMatch(/Did you mean propionyl chloride\?/);
});

test.each<[string, (text: string) => string | Buffer]>([
  ['with a byte order mark', (text) => `\uFEFF${text}`], ['with carriage returns', (text) => text.replaceAll('\n', '\r\n')], ['in UTF-16', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')], ['in Windows-1252', (text) => Buffer.from(text, 'latin1')], ['with `sep=`', (text) => `sep=;\n${text}`],
])('a French file %s is read', async (_how, written) => {
  const { alerts, aside } = await checkText(written('Numéro de transaction;Date;Produit;Quantité;Unité;Acheteur;Vendeur\nT1;15/06/2026;Pipéridine;0,51;kg;Résines du Nord ltée;Chimie inc\nT2;15 juin 2026;Pipéridine;0,5;kg;Résines du Nord ltée;Chimie inc\n'));
  expect([alerts.map((one) => one['transaction_id']), aside]).toEqual([['T1'], []]);
});

test('lines that do not fit the header are set aside by their line', async () => {
  const header = 'transaction_id,date,substance,quantity,unit,buyer,seller';
  const { outcome, alerts, aside } = await checkText(`${header}\nT1,2026-07-01,NPP,1,g,Buyer,Dealer\nT2,2026-07-01,NPP\nT3,2026-07-01,NPP,1,g,Buyer,Dealer,more\nT4,2026-07-01,"NPP",1,g,"Buyer, Inc",Dealer\n,,,,,,\n`);
  expect(alerts.map((one) => one['transaction_id'])).toEqual(['T1', 'T4']);
  expect(aside.map((one) => one['line'])).toEqual(['3', '4']);
  expect(outcome.quarantined).toBe(2);
});

test('a file without its columns, or that is none, ends with a sentence and leaves nothing', async () => {
  await expect(checkText('a,b\n1,2\n')).rejects.toThrow(/no column `transaction_id`/);
  await expect(checkText(Buffer.from('504b030414000600', 'hex'))).rejects.toThrow(/spreadsheet/);
  await expect(checkText('')).rejects.toThrow(/no column/);
  const folder = mkdtempSync(join(tmpdir(), 'precursors-'));
  await expect(check({ file: join(folder, 'none.csv'), asOf: '2026-07-01', out: join(folder, 'alerts.csv'), language: 'en', memory: '512MB', threads: 1 }, { onProgress: () => undefined, signal: new AbortController().signal })).rejects.toThrow(/cannot be read/);
  expect(readdirSync(folder)).toEqual([]);
});

test('a header alone is a file without transactions', async () => {
  const { outcome, alerts } = await checkText('transaction_id,date,substance,quantity,unit,buyer,seller\n');
  expect([outcome.transactions, alerts]).toEqual([0, []]);
});

test('a check that is stopped leaves no file, and what stood there before stays', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'precursors-'));
  const [file, out] = [join(folder, 'in.csv'), join(folder, 'alerts.csv')];
  writeFileSync(file, `transaction_id,date,substance,quantity,unit,buyer,seller\n${Array.from({ length: 2000 }, (_, at) => `T${at},2026-07-01,NPP,1,g,Buyer,Dealer`).join('\n')}\n`);
  const stop = new AbortController();
  const stopped = check({ file, asOf: '2026-12-31', out, language: 'en', memory: '512MB', threads: 1 }, { onProgress: (step) => (step === 'duties' ? stop.abort() : undefined), signal: stop.signal });
  await expect(stopped).rejects.toThrow(/stopped; nothing was written|was stopped/);
  expect([existsSync(out), readdirSync(folder)]).toEqual([false, ['in.csv']]);
});

test('twice the same bytes, and a cell that begins like a formula is kept from being one', async () => {
  const rows = [{ substance: '=cmd', transaction_id: '=1+1' }, { substance: 'NPP' }];
  const [one, two] = [await checkRows(rows), await checkRows(rows)];
  expect(readFileSync(join(one.folder, 'alerts.csv'), 'utf8')).toBe(readFileSync(join(two.folder, 'alerts.csv'), 'utf8'));
  expect(one.alerts[0]?.['transaction_id']).toBe("'=1+1");
});
