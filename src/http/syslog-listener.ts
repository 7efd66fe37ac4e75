// Syslog over TCP, with TLS wherever it is not this very machine: entries of other systems, under a key of their agency in each message or in the first of a
// connection. What comes within a second is one write: its intent, the lines, its outcome.
import { readFileSync } from 'node:fs';
import net from 'node:net';
import tls from 'node:tls';
import { memberOfService } from '../access/sign-on/index.js';
import { BadInput, isRefused } from '../kernel/index.js';
import type { House } from './house.js';
import { readEntry, SyslogFrames } from './syslog-frame.js';

export interface SyslogOptions {
  readonly host: string;
  readonly port: number;
  /** Files; without them only this machine is listened to. */
  readonly certificate?: string;
  readonly key?: string;
}

export interface SyslogListener {
  readonly port: number;
  close(): Promise<void>;
}

const flushMs = 1_000;
const mostWaiting = 5_000;
const mostConnections = 200;
const idleMs = 3_600_000;
const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

/** Throws `BadInput` for a plain listener that others could reach: keys would go over the wire as they are. */
export async function listenSyslog(house: House, { host, port, certificate, key }: SyslogOptions): Promise<SyslogListener> {
  const isSafe = certificate !== undefined && key !== undefined;
  if (!isSafe && !loopback.has(host)) throw new BadInput('syslog without TLS is for this machine only; name `CUSTOS_SYSLOG_CERT` and `CUSTOS_SYSLOG_KEY`, or listen on 127.0.0.1', { fr: 'syslog sans TLS ne vaut que pour cette machine ; indiquez `CUSTOS_SYSLOG_CERT` et `CUSTOS_SYSLOG_KEY`, ou écoutez sur 127.0.0.1' });
  const sockets = new Set<net.Socket>();
  const take = (socket: net.Socket): void => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    new Connection(house, socket).begin();
  };
  const server = isSafe ? tls.createServer({ cert: readFileSync(certificate), key: readFileSync(key), minVersion: 'TLSv1.2' }, take) : net.createServer(take);
  server.maxConnections = mostConnections;
  await new Promise<void>((resolve, reject) => { server.once('error', reject).listen(port, host, resolve); });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () => new Promise((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    }),
  };
}

/** One sender. What cannot be taken ends the connection: a sender that is not heard must notice. */
class Connection {
  readonly #house: House;
  readonly #socket: net.Socket;
  readonly #frames = new SyslogFrames();
  #key = '';
  #source = '';
  #waiting: string[] = [];
  #timer: NodeJS.Timeout | undefined;
  #last: Promise<void> = Promise.resolve();

  constructor(house: House, socket: net.Socket) {
    this.#house = house;
    this.#socket = socket;
  }

  begin(): void {
    this.#socket.setTimeout(idleMs, () => this.#socket.destroy());
    this.#socket.on('error', () => this.#socket.destroy());
    this.#socket.on('data', (bytes) => this.#read(bytes));
    this.#socket.once('end', () => this.#flush());
  }

  #read(bytes: Buffer): void {
    try {
      for (const message of this.#frames.add(bytes)) this.#add(message);
    } catch {
      this.#socket.destroy();
    }
  }

  #add(message: string): void {
    const entry = readEntry(message);
    // Of another key or another source: what waits goes first, under its own.
    if ((entry?.key ?? this.#key) !== this.#key || (entry?.source ?? this.#source) !== this.#source) this.#flush();
    this.#key = entry?.key ?? this.#key;
    this.#source = entry?.source ?? this.#source;
    // What is no message is counted as a bad line of its source.
    this.#waiting.push(entry?.text ?? message);
    if (this.#waiting.length >= mostWaiting) this.#flush();
    else this.#timer ??= setTimeout(() => this.#flush(), flushMs);
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const [lines, key, source] = [this.#waiting, this.#key, this.#source];
    this.#waiting = [];
    if (lines.length === 0) return;
    this.#socket.pause();
    this.#last = this.#last.then(async () => this.#send(key, source, lines)).then(() => void this.#socket.resume(), () => void this.#socket.destroy());
  }

  async #send(key: string, source: string, lines: readonly string[]): Promise<void> {
    const { services, door, live } = this.#house;
    const account = await services.find(key);
    if (account === undefined) throw new BadInput('no key', { fr: 'aucune clé' });
    const member = memberOfService(account);
    const plan = await door.ask({ member, purpose: 'service_feed', caseRef: '' }, { action: 'sendLog', asked: { source, entries: lines.length }, agencyId: member.agencyId });
    const received = isRefused(plan) ? plan : await live.sources.receive(plan, 'syslog', source, lines);
    if (isRefused(received)) throw new BadInput(received.message, { fr: received.fr });
  }
}
