// Somebody who looks, every half second, whether a log still is what it was. It believes neither the log nor the witnesses:
// their signed checkpoints must fit together, and be fresh. Every fault is said once, and kept.
import type { Clock } from '../../kernel/index.js';
import { LedgerError, reasonOf } from '../errors.js';
import { openByPolicy, type Policy } from '../format/policy.js';
import { lockFolder } from '../lock.js';
import { isWebAddress } from '../witness/web-request.js';
import { originHash } from '../witness/witness-folder.js';
import type { Finding, MonitorAlarm } from './alarm.js';
import { LogView, type Sighting } from './log-view.js';
import { MonitorFolder } from './monitor-folder.js';
import { fetchNote, tilesAt } from './published-log.js';

export interface MonitorOptions {
  /** The monitor's own; made with mode 0700 when absent. */
  readonly folder: string;
  readonly policy: Policy;
  /** Addresses of logs, each with `checkpoint` below it. Empty: those of the policy. */
  readonly urls: readonly string[];
  readonly clock: Clock;
  readonly onAlarm: (alarm: MonitorAlarm) => void;
  /** No quorum of cosignatures for so long is `stale`. Default 15 minutes. */
  readonly staleMs?: number;
  /** No answer for so long is `unreachable`. Default 30 s. */
  readonly unreachableMs?: number;
  /** How long a log may show less than a witness cosigned. Default 10 s. */
  readonly lagMs?: number;
  /** For one answer. Default 5 s. */
  readonly timeoutMs?: number;
}

interface Address {
  readonly url: string;
  failingSinceMs: number | undefined;
  /** By log: a witness has several. */
  readonly lastNotes: Map<string, string>;
}

/** The subject of findings that hold for a while, and may come again. */
const LASTS = 'lasts';

/** What is known of a log, for a page or a line. */
export interface MonitorState {
  readonly origin: string;
  readonly size: bigint | undefined;
  /** When a quorum last cosigned; undefined when it never did, or none is asked for. */
  readonly quorumTimeMs: number | undefined;
}

export class Monitor {
  private readonly views = new Map<string, LogView>();
  private readonly quorumTimes = new Map<string, number>();
  private readonly addresses: readonly Address[];
  private readonly witnessAddresses: readonly Address[];
  private readonly raised = new Set<string>();
  private readonly startedMs: number;

  private constructor(
    private readonly options: MonitorOptions,
    private readonly folder: MonitorFolder,
    private readonly pins: Map<string, string>,
    private unlock: (() => void) | undefined,
  ) {
    const { clock, policy, urls } = options;
    const chosen = urls.length > 0 ? urls : policy.logs.flatMap(({ url }) => (url === undefined ? [] : [url]));
    this.addresses = chosen.map(addressOf);
    this.witnessAddresses = policy.witnesses.flatMap(({ url }) => (isWebAddress(url) ? [addressOf(url)] : []));
    this.startedMs = clock();
  }

  /** Opens the folder for this process alone. Rejects `locked`, `damaged`, or `bad_policy` when there is nothing to watch. */
  static async open(options: MonitorOptions): Promise<Monitor> {
    const folder = new MonitorFolder(options.folder);
    await folder.make();
    const unlock = lockFolder(options.folder);
    try {
      const monitor = new Monitor(options, folder, await folder.pins(), unlock);
      await monitor.resume();
      return monitor;
    } catch (fault) {
      unlock();
      throw fault;
    }
  }

  get states(): readonly MonitorState[] {
    return [...this.views].map(([origin, { top }]) => ({ origin, size: top?.head.size, quorumTimeMs: this.quorumTimes.get(origin) }));
  }

  /** True while a log shows less than a witness cosigned and still has time to catch up. */
  get isWaiting(): boolean {
    return [...this.views.values()].some(({ ahead }) => ahead !== undefined);
  }

  /** One look at every log and every witness. Never rejects for what is served: that is an alarm. */
  async look(): Promise<void> {
    await Promise.all(this.addresses.map((address) => this.lookAt(address, () => this.lookAtLog(address))));
    await Promise.all(this.witnessAddresses.map((address) => this.lookAt(address, () => this.lookAtWitness(address))));
    await this.checkTimes();
  }

  /** Gives the folder back; a second time does nothing. */
  close(): void {
    const { unlock } = this;
    this.unlock = undefined;
    unlock?.();
  }

  private async resume(): Promise<void> {
    const { clock, policy } = this.options;
    if (this.addresses.length === 0) throw new LedgerError('bad_policy', 'there is no address to watch; give one, or write it behind a log of the policy');
    if (!this.addresses.every(({ url }) => isWebAddress(url))) throw new LedgerError('bad_policy', 'an address to watch begins with `https://` or `http://`');
    for (const { verifier } of policy.logs) {
      const view = new LogView(verifier.name);
      this.views.set(verifier.name, view);
      const note = await this.folder.verified(verifier.name);
      if (note === undefined) continue;
      const { checkpoint, quorumTimeMs } = openByPolicy(policy, note, clock());
      if (quorumTimeMs !== undefined) this.quorumTimes.set(verifier.name, quorumTimeMs);
      const [url] = [...this.pins].find(([, origin]) => origin === verifier.name) ?? [];
      view.resume({ head: checkpoint, note, url: url ?? '', tiles: url === undefined ? undefined : this.tiles(url) });
    }
  }

  private async lookAt(address: Address, look: () => Promise<void>): Promise<void> {
    const { clock } = this.options;
    try {
      await look();
      address.failingSinceMs = undefined;
    } catch (fault) {
      if (!(fault instanceof LedgerError)) throw fault;
      address.failingSinceMs ??= clock();
      const isLog = this.addresses.includes(address);
      if (isLog && clock() - address.failingSinceMs >= (this.options.unreachableMs ?? 30_000)) {
        await this.raise({ code: 'unreachable', origin: this.pins.get(address.url) ?? '', url: address.url, message: reasonOf(fault), subject: LASTS });
      }
      return;
    }
    this.clear('unreachable', address.url);
  }

  private async lookAtLog(address: Address): Promise<void> {
    const { url } = address;
    const note = await fetchNote(url, 'checkpoint', this.timeoutMs);
    if (note === undefined) throw new LedgerError('unavailable', `\`${url}\` has no checkpoint; look at its server`);
    await this.take(address, note, this.tiles(url), this.pins.get(url));
  }

  private async lookAtWitness(address: Address): Promise<void> {
    for (const origin of this.views.keys()) {
      const note = await fetchNote(address.url, `checkpoint/${originHash(origin)}`, this.timeoutMs);
      if (note !== undefined) await this.take(address, note, undefined, origin);
    }
  }

  private async take(address: Address, note: string, tiles: Sighting['tiles'], pinned: string | undefined): Promise<void> {
    const { clock, policy } = this.options;
    const { url, lastNotes } = address;
    if (lastNotes.get(pinned ?? '') === note) return;
    try {
      const { checkpoint, log, quorumTimeMs } = openByPolicy(policy, note, clock());
      const view = this.views.get(log.name);
      if (view === undefined) return;
      if (pinned !== undefined && pinned !== log.name) return await this.swapped(url, pinned, log.name, note);
      await this.folder.keepSeen(log.name, { atMs: clock(), url, note });
      if (tiles !== undefined && pinned === undefined) await this.pin(url, log.name);
      await this.fit(view, { head: checkpoint, note, url, tiles });
      if (quorumTimeMs !== undefined) this.quorumTimes.set(log.name, Math.max(quorumTimeMs, this.quorumTimes.get(log.name) ?? 0));
      lastNotes.set(log.name, note);
      for (const code of ['bad_signature', 'another_log'] as const) this.clear(code, url);
    } catch (fault) {
      if (!(fault instanceof LedgerError) || !['bad_note', 'bad_checkpoint'].includes(fault.code)) throw fault;
      await this.raise({ code: 'bad_signature', origin: pinned ?? '', url, message: fault.message, subject: LASTS, evidence: { 'seen.checkpoint': note } });
    }
  }

  private swapped(url: string, pinned: string, served: string, note: string): Promise<void> {
    const message = `the address served \`${pinned}\` and now serves \`${served}\`; ask its operator`;
    return this.raise({ code: 'another_log', origin: pinned, url, message, subject: LASTS, evidence: { 'seen.checkpoint': note } });
  }

  private async fit(view: LogView, sighting: Sighting): Promise<void> {
    const before = view.top;
    const finding = await view.take(sighting, this.options.clock());
    // Durable before the next look: a restarted monitor must not forget what it could have compared with.
    if (view.top !== undefined && view.top !== before) await this.folder.keepVerified(view.origin, view.top.note);
    if (finding !== undefined) await this.raise(finding);
  }

  private async pin(url: string, origin: string): Promise<void> {
    this.pins.set(url, origin);
    await this.folder.keepPins(this.pins);
  }

  private async checkTimes(): Promise<void> {
    const { clock, policy, staleMs = 900_000, lagMs = 10_000 } = this.options;
    for (const [origin, view] of this.views) {
      const overdue = view.overdue(clock(), lagMs);
      if (overdue !== undefined) await this.raise(overdue);
      const sinceMs = this.quorumTimes.get(origin) ?? this.startedMs;
      if (view.top === undefined) continue;
      if (policy.quorum === 'none' || clock() - sinceMs <= staleMs) this.clear('stale', view.top.url);
      else await this.raise(this.stale(view, view.top, sinceMs));
    }
  }

  private stale({ origin }: LogView, top: Sighting, sinceMs: number): Finding {
    const message = `no quorum of witnesses has cosigned since ${new Date(sinceMs).toISOString()}; it may be frozen, or its witnesses may be down: ask both`;
    return { code: 'stale', origin, url: top.url, message, subject: LASTS, evidence: { 'seen.checkpoint': top.note } };
  }

  /** Once for each finding; one that lasts is raised again only after it was cleared. */
  private async raise(finding: Finding): Promise<void> {
    const key = `${finding.code} ${finding.url} ${finding.subject}`;
    if (this.raised.has(key)) return;
    this.raised.add(key);
    this.options.onAlarm(await this.folder.raise(finding, this.options.clock()));
  }

  private clear(code: Finding['code'], url: string): void {
    this.raised.delete(`${code} ${url} ${LASTS}`);
  }

  private tiles(url: string): NonNullable<Sighting['tiles']> {
    return tilesAt(url, this.timeoutMs);
  }

  private get timeoutMs(): number {
    return this.options.timeoutMs ?? 5000;
  }
}

function addressOf(url: string): Address {
  return { url, failingSinceMs: undefined, lastNotes: new Map() };
}
