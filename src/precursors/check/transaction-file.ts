// A dealer's file of transactions: CSV with commas, semicolons, tabs or bars, in UTF-8, UTF-16 or Windows-1252, its columns under our names or their French ones. Columns of another name are left alone.
import { open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { BadInput } from '../../kernel/index.js';
import { transcribe } from '../../kernel/csv/transcript.js';

export const required = ['transaction_id', 'date', 'substance', 'quantity', 'unit', 'buyer', 'seller'] as const;
/** The rest of the contract, then ours: `cas`, `packages` (how many the quantity stands in), `direction` and `country` (of an import or export), `permit_id`, `buyer_licence_id` (a licensed dealer buys) and `note`. */
const used = ['buyer_address', 'buyer_phone', 'payer', 'payment', 'delivery', 'stated_use', 'declaration_id', 'licence_id', 'suspected_at', 'cas', 'packages', 'direction', 'country', 'permit_id', 'buyer_licence_id', 'note'] as const;
export const columns = [...required, ...used] as const;
export type Column = (typeof columns)[number];

const OTHER_NAMES: Readonly<Record<string, Column>> = {
  transaction: 'transaction_id', id: 'transaction_id', numero_de_transaction: 'transaction_id', no_transaction: 'transaction_id', produit: 'substance', chemical: 'substance', product: 'substance', quantite: 'quantity', unite: 'unit',
  acheteur: 'buyer', client: 'buyer', customer: 'buyer', vendeur: 'seller', adresse_acheteur: 'buyer_address', adresse_de_l_acheteur: 'buyer_address', telephone_acheteur: 'buyer_phone', payeur: 'payer', paiement: 'payment', mode_de_paiement: 'payment',
  livraison: 'delivery', usage_declare: 'stated_use', utilisation_declaree: 'stated_use', end_use: 'stated_use', declaration: 'declaration_id', license_id: 'licence_id', licence: 'licence_id', soupconne_le: 'suspected_at', cas_number: 'cas', numero_cas: 'cas',
  colis: 'packages', emballages: 'packages', movement: 'direction', mouvement: 'direction', sens: 'direction', pays: 'country', destination_country: 'country', permit: 'permit_id', permis: 'permit_id', buyer_license_id: 'buyer_licence_id', notes: 'note', remarks: 'note', remarque: 'note', comment: 'note', comments: 'note',
};

export interface TransactionFile {
  /** Of the text in UTF-8. */
  readonly path: string;
  readonly name: string;
  readonly delimiter: string;
  /** Lines up to and with the header. */
  readonly headerLines: number;
  readonly width: number;
  readonly places: ReadonlyMap<Column, number>;
}

const HEAD_BYTES = 65_536;
const DELIMITERS = [',', ';', '\t', '|'];
const STRANGERS: Readonly<Record<string, string>> = { '504b0304': 'a spreadsheet or zip archive', d0cf11e0: 'an old spreadsheet', '25504446': 'a PDF', '1f8b': 'a gzip archive', '50415231': 'a Parquet file' };

/** `folder`: where a transcript may be written. Throws `BadInput` for what is no such table. */
export async function openTransactions(path: string, folder: string): Promise<TransactionFile> {
  const name = basename(path);
  const head = await headOf(path);
  const stranger = Object.entries(STRANGERS).find(([mark]) => head.toString('hex', 0, 4).startsWith(mark));
  if (stranger !== undefined) throw new BadInput(`\`${name}\` is ${stranger[1]}; export it as CSV`, { fr: `\`${name}\` n’est pas du CSV ; exportez-le dans ce format` });
  const text = await transcribe(path, head, join(folder, 'transcript.csv'));
  const beginning = (await headOf(text.path)).toString('utf8').replace(/^\uFEFF/u, '');
  const before = /^(?:[^\S\n]*\r?\n)*(?:sep=.[^\S\n]*\r?\n)?/iu.exec(beginning)?.[0] ?? '';
  const readings = DELIMITERS.map((delimiter) => ({ delimiter, headers: headersBy(beginning.slice(before.length), delimiter) }));
  const { delimiter, headers } = readings.reduce((best, one) => (placesOf(one.headers).size > placesOf(best.headers).size ? one : best));
  const places = placesOf(headers);
  const missing = required.filter((one) => !places.has(one));
  if (missing.length > 0) throw new BadInput(`\`${name}\` has no column ${missing.map((one) => `\`${one}\``).join(', ')}; the first line names at least ${required.join(', ')}`, { fr: `\`${name}\` n’a pas de colonne ${missing.map((one) => `\`${one}\``).join(', ')} ; la première ligne nomme au moins ${required.join(', ')}` });
  return { path: text.path, name, delimiter, headerLines: before.split('\n').length, width: headers.length, places };
}

async function headOf(path: string): Promise<Buffer> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw new BadInput(`\`${path}\` cannot be read; name a CSV file of transactions`, { cause, fr: `\`${path}\` est illisible ; nommez un fichier CSV de transactions` });
  }
}

function headersBy(text: string, delimiter: string): readonly string[] {
  try {
    return (parse(text.slice(0, text.search(/\r|\n|$/u)), { delimiter, relax_quotes: true, to_line: 1 })[0] ?? []).map((header) => header.trim());
  } catch {
    return [];
  }
}

/** The first column of a name has it. */
function placesOf(headers: readonly string[]): ReadonlyMap<Column, number> {
  const places = new Map<Column, number>();
  const keys = headers.map((header) => header.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^a-z0-9]+/gu, '_').replaceAll(/^_|_$/gu, ''));
  for (const column of columns) if (keys.includes(column)) places.set(column, keys.indexOf(column));
  for (const [at, key] of keys.entries()) {
    const column = OTHER_NAMES[key];
    if (column !== undefined && !places.has(column)) places.set(column, at);
  }
  return places;
}
