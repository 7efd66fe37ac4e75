// The memory of a monitor: the largest checkpoint it verified of each log, every checkpoint that it saw, and the evidence of
// what it cried out. It lies with another institution than the log: that is its worth.
import { existsSync } from 'node:fs';
import { appendFile, chmod, mkdir, readdir, readFile } from 'node:fs/promises';
import { dayOf } from '../../kernel/index.js';
import { LedgerError } from '../errors.js';
import { originHash } from '../witness/witness-folder.js';
import { writeDurably } from '../witness/durable-file.js';
import type { Finding, MonitorAlarm } from './alarm.js';

/** Whoever serves a new forgery at every look must not fill the disk. */
const MAX_EVIDENCE = 1000;
const PINS = 'addresses.json';

export class MonitorFolder {
  constructor(private readonly path: string) {}

  async make(): Promise<void> {
    for (const folder of ['', '/logs', '/seen', '/evidence']) await mkdir(this.path + folder, { recursive: true, mode: 0o700 });
    await chmod(this.path, 0o700);
  }

  /** The largest verified checkpoint of a log, or undefined. */
  async verified(origin: string): Promise<string | undefined> {
    const path = `${this.path}/logs/${originHash(origin)}`;
    return existsSync(path) ? readFile(path, 'utf8') : undefined;
  }

  keepVerified(origin: string, note: string): Promise<void> {
    return writeDurably(`${this.path}/logs`, originHash(origin), note);
  }

  /** Adds to the day's file of a log: one JSON object a line, `{"at","url","note"}`. */
  async keepSeen(origin: string, seen: { readonly atMs: number; readonly url: string; readonly note: string }): Promise<void> {
    const folder = `${this.path}/seen/${originHash(origin)}`;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const line = JSON.stringify({ at: new Date(seen.atMs).toISOString(), url: seen.url, note: seen.note });
    await appendFile(`${folder}/${dayOf(seen.atMs)}.jsonl`, `${line}\n`, { mode: 0o600 });
  }

  /** Which log each address served when it was first seen. Rejects `damaged`. */
  async pins(): Promise<Map<string, string>> {
    if (!existsSync(`${this.path}/${PINS}`)) return new Map();
    try {
      const pins: unknown = JSON.parse(await readFile(`${this.path}/${PINS}`, 'utf8'));
      return new Map(Object.entries(pins as Record<string, unknown>).map(([url, origin]) => [url, String(origin)]));
    } catch (cause) {
      throw new LedgerError('damaged', `\`${PINS}\` of the monitor cannot be read; restore it from its backup`, { cause });
    }
  }

  keepPins(pins: ReadonlyMap<string, string>): Promise<void> {
    return writeDurably(this.path, PINS, `${JSON.stringify(Object.fromEntries(pins), undefined, 2)}\n`);
  }

  /** Keeps both sides of a finding in a folder of their own, and makes an alarm of it. */
  async raise(finding: Finding, atMs: number): Promise<MonitorAlarm> {
    const { evidence = {}, code, origin, url, message } = finding;
    const parts = Object.entries(evidence);
    const name = `${new Date(atMs).toISOString().replaceAll(/[:.]/g, '-')}-${code}-${originHash(JSON.stringify(finding)).slice(0, 8)}`;
    const isKept = parts.length > 0 && (await readdir(`${this.path}/evidence`)).length < MAX_EVIDENCE;
    const folder = `${this.path}/evidence/${name}`;
    const alarm: MonitorAlarm = { code, origin, url, message, atMs, evidence: isKept ? folder : undefined };
    if (!isKept) return alarm;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const [file, text] of parts) await writeDurably(folder, file, text);
    await writeDurably(folder, 'alarm.json', `${JSON.stringify(alarm, undefined, 2)}\n`);
    return alarm;
  }
}
