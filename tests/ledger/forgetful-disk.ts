// A disk that keeps what POSIX says it must and nothing more: contents after a sync of the file, names after a sync of their
// folder. Real files hold what a running process sees; `lose` leaves what a power cut would leave.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { diskLayer, type FileLayer } from '../../src/ledger/file-layer.js';

interface Inode {
  /** What a power cut leaves of the contents; a file that was never synced is there without any. */
  durable: Buffer;
}

/** Undefined stands for a folder. */
type Names = Map<string, Inode | undefined>;

export class ForgetfulDisk {
  private readonly now = new Map<string, Inode | undefined>();
  private readonly kept = new Map<string, Names>();
  private readonly open = new Map<number, Inode>();

  /** `root` is as durable as it stands; `apart` are folders in it that are other processes' own. */
  constructor(
    private readonly root: string,
    private readonly apart: readonly string[],
  ) {
    this.now.set(root, undefined);
    for (const path of this.pathsIn(root)) this.now.set(path, statSync(path).isDirectory() ? undefined : { durable: readFileSync(path) });
    for (const [path, inode] of this.now) if (inode === undefined) this.kept.set(path, this.namesIn(path));
  }

  readonly layer: FileLayer = {
    ...diskLayer,
    openToAppend: (path) => this.opened(path, diskLayer.openToAppend(path)),
    openToWrite: (path) => this.opened(path, diskLayer.openToWrite(path)),
    datasync: (file) => this.sync(file),
    datasyncLater: async (file) => this.sync(file),
    close: (file) => {
      this.open.delete(file);
      diskLayer.close(file);
    },
    makeFolder: (path) => {
      diskLayer.makeFolder(path);
      for (let folder = path; !this.now.has(folder); folder = dirname(folder)) this.now.set(folder, undefined);
    },
    syncFolder: (path) => void this.kept.set(path, this.namesIn(path)),
    rename: (from, to) => {
      diskLayer.rename(from, to);
      this.now.set(to, this.now.get(from));
      this.now.delete(from);
    },
    remove: (path) => {
      diskLayer.remove(path);
      this.now.delete(path);
    },
    removeFolder: (path) => {
      diskLayer.removeFolder(path);
      for (const one of this.now.keys()) if (one === path || one.startsWith(`${path}/`)) this.now.delete(one);
    },
  };

  /** Closes what the process had open, as its end does. */
  end(): void {
    for (const file of this.open.keys()) diskLayer.close(file);
    this.open.clear();
  }

  /** What was not synced is gone. */
  lose(): void {
    for (const name of readdirSync(this.root)) if (!this.apart.includes(name)) rmSync(join(this.root, name), { recursive: true, force: true });
    this.rebuild(this.root);
  }

  private rebuild(folder: string): void {
    for (const [name, inode] of this.kept.get(folder) ?? []) {
      const path = join(folder, name);
      if (inode !== undefined) writeFileSync(path, inode.durable, { mode: 0o600 });
      else {
        mkdirSync(path, { mode: 0o700 });
        this.rebuild(path);
      }
    }
  }

  private opened(path: string, file: number): number {
    const inode = this.now.get(path) ?? { durable: Buffer.alloc(0) };
    this.now.set(path, inode);
    this.open.set(file, inode);
    return file;
  }

  private sync(file: number): void {
    const inode = this.open.get(file);
    if (inode === undefined) throw new Error('a file was synced that is not open');
    inode.durable = readFileSync(`/proc/self/fd/${file}`);
  }

  private namesIn(folder: string): Names {
    return new Map([...this.now].filter(([path]) => path !== folder && dirname(path) === folder).map(([path, inode]) => [path.slice(folder.length + 1), inode]));
  }

  private pathsIn(folder: string): string[] {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !this.apart.some((name) => path === join(folder, name) || path.startsWith(`${join(folder, name)}/`)));
  }
}
