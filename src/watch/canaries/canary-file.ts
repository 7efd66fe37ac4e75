// Rows of canaries on their way to another system: in that system's form, each as long as any other, each marked for the file that it left in, and sealed so that
// only whoever asked for it reads it. The attacker copies the file, counts its bytes, or passes a row on.
import { createCipheriv, createDecipheriv, pbkdf2Sync } from 'node:crypto';
import { BadInput, type Random } from '../../kernel/index.js';

/** `custos`: CSV. `ecs`: lines of the Elastic Common Schema. `evidence`: the table `canaries` of an evidence set, for a scan on a machine without a node. */
export const canaryForms = ['csv', 'json', 'ecs', 'evidence'] as const;
export type CanaryForm = (typeof canaryForms)[number];

export interface CanaryRow {
  readonly id: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  /** Keyed: tells which file a row was copied from. It stays in the file. */
  readonly mark: string;
}

/** As one object a line, or as CSV with a header; `pad` makes rows equal. Bytes, not letters: a name may have an accent. */
export function rowsOf(form: CanaryForm, rows: readonly CanaryRow[]): string {
  const props = [...new Set(rows.flatMap((one) => Object.keys(one.properties)))].toSorted();
  const write = form === 'csv' ? (row: CanaryRow, pad: string) => csvLine([row.id, row.name, ...props.map((prop) => row.properties[prop] ?? ''), row.mark, pad]) : form === 'evidence' ? (row: CanaryRow, pad: string) => csvLine(['person', row.id, row.mark, pad]) : (row: CanaryRow, pad: string) => JSON.stringify({ ...(form === 'ecs' ? ecsOf(row) : { id: row.id, schema: 'Person', name: row.name, properties: row.properties }), mark: row.mark, pad });
  const lengths = rows.map((row) => Buffer.byteLength(write(row, '')));
  const longest = Math.max(...lengths);
  const lines = rows.map((row, nth) => write(row, '.'.repeat(longest - (lengths[nth] ?? longest))));
  const header = form === 'csv' ? [csvLine(['id', 'name', ...props, 'mark', 'pad'])] : form === 'evidence' ? ['subject_type,subject_id,mark,pad'] : [];
  return [...header, ...lines].map((line) => `${line}\n`).join('');
}

/** Fields of a person in the Elastic Common Schema 8; what it has no field for is a label. */
function ecsOf({ id, name, properties }: CanaryRow): object {
  return { ecs: { version: '8.11.0' }, event: { kind: 'enrichment', category: ['iam'], type: ['info'] }, user: { id, full_name: name }, labels: properties };
}

/** RFC 4180. */
function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}

interface SealedFile {
  readonly format: 'custos-canaries/1';
  readonly kdf: 'pbkdf2-sha256';
  readonly rounds: number;
  /** Base64, as are the next three. */
  readonly salt: string;
  readonly iv: string;
  readonly tag: string;
  readonly sealed: string;
}

const rounds = 600_000;
const keyOf = (passphrase: string, salt: Uint8Array, times: number): Buffer => pbkdf2Sync(passphrase.normalize('NFC'), salt, times, 32, 'sha256');
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

export function sealFile(text: string, passphrase: string, random: Random): string {
  const [salt, iv] = [random(16), random(12)];
  const cipher = createCipheriv('aes-256-gcm', keyOf(passphrase, salt, rounds), iv);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  const file: SealedFile = { format: 'custos-canaries/1', kdf: 'pbkdf2-sha256', rounds, salt: base64(salt), iv: base64(iv), tag: base64(cipher.getAuthTag()), sealed: base64(sealed) };
  return `${JSON.stringify(file)}\n`;
}

/** Throws `BadInput` for what is no such file, for another passphrase, and for a file that was changed. */
export function openFile(file: string, passphrase: string): string {
  try {
    const { format, rounds: times, salt, iv, tag, sealed } = JSON.parse(file) as SealedFile;
    if (format !== 'custos-canaries/1' || !(times >= 100_000 && times <= 10_000_000)) throw new TypeError('another format');
    const cipher = createDecipheriv('aes-256-gcm', keyOf(passphrase, Buffer.from(salt, 'base64'), times), Buffer.from(iv, 'base64'), { authTagLength: 16 });
    cipher.setAuthTag(Buffer.from(tag, 'base64'));
    return Buffer.concat([cipher.update(Buffer.from(sealed, 'base64')), cipher.final()]).toString('utf8');
  } catch (cause) {
    throw new BadInput('this is no sealed file of canaries, or it was sealed with other words', { cause, fr: 'ce n’est pas un fichier scellé de canaris, ou il a été scellé avec d’autres mots' });
  }
}
