// How many payloads of each agency and month were ever opened: a number that only grows, with nothing about what they said.
import { type FileLayer, writeAll } from '../file-layer.js';
import { readIfThere } from './key-files.js';

const FILE = 'opened.log';

export class OpenCount {
  private readonly counts = new Map<string, number>();
  private readonly file: number;

  constructor(
    private readonly layer: FileLayer,
    folder: string,
  ) {
    // One line a call: agency, month, how many. A torn last line is of a call that was never answered.
    const text = readIfThere(layer, `${folder}/${FILE}`) ?? '';
    for (const line of text.split('\n').slice(0, -1)) {
      const [agencyId = '', month = '', opened = '0'] = line.split(' ');
      this.grow(agencyId, month, Number(opened));
    }
    this.file = layer.openToAppend(`${folder}/${FILE}`);
    layer.syncFolder(folder);
    if (text !== '' && !text.endsWith('\n')) writeAll(layer, this.file, Buffer.from('\n'));
  }

  of(agencyId: string, month: string): number {
    return this.counts.get(`${agencyId} ${month}`) ?? 0;
  }

  /** Durable when it returns: call it before the opened payloads leave. */
  add(opened: readonly { readonly agencyId: string; readonly month: string }[]): void {
    const added = new Map<string, number>();
    for (const { agencyId, month } of opened) added.set(`${agencyId} ${month}`, (added.get(`${agencyId} ${month}`) ?? 0) + 1);
    if (added.size === 0) return;
    writeAll(this.layer, this.file, Buffer.from([...added].map(([name, number]) => `${name} ${number}\n`).join('')));
    this.layer.datasync(this.file);
    for (const { agencyId, month } of opened) this.grow(agencyId, month, 1);
  }

  close(): void {
    this.layer.close(this.file);
  }

  private grow(agencyId: string, month: string, by: number): void {
    this.counts.set(`${agencyId} ${month}`, this.of(agencyId, month) + by);
  }
}
