// How the node speaks to the processes that hold its keys: one JSON object a line over a unix socket that only its owner
// may open. Whoever is on the other side may be hostile: lines have a limit, and what cannot be read ends the talk.
import { chmodSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { LedgerError, reasonOf } from './errors.js';
import { LineCutter } from './line-cutter.js';

/** One message: a JSON object. Bytes cross as base64, integers as decimal text. */
export type LinkMessage = Readonly<Record<string, unknown>>;

/** Larger than a batch of payloads to open. */
const MAX_LINE_BYTES = 64 * 1024 * 1024;

/** The messages that are whole so far. Throws `unavailable` at one that is too long, before its end has come. */
function* linesOf(cutter: LineCutter, chunk: Uint8Array): Generator<string> {
  for (const line of cutter.take(chunk)) {
    if (line === undefined) throw tooLong();
    yield Buffer.from(line.buffer, line.byteOffset, line.length).toString('utf8');
  }
  if (cutter.isTooLong) throw tooLong();
}

function tooLong(): LedgerError {
  return new LedgerError('unavailable', 'a message is longer than 64 MiB; split it');
}

export interface LinkServer {
  close(): Promise<void>;
}

/** Answers each message with what `answer` returns, in the order of the messages of one connection; a fault becomes `{code, message}`. */
export async function serveLines(path: string, answer: (message: LinkMessage) => LinkMessage | Promise<LinkMessage>): Promise<LinkServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serve(socket, answer);
  });
  rmSync(path, { force: true });
  await listening(server, path);
  chmodSync(path, 0o600);
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function listening(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => reject(new LedgerError('unavailable', `the socket \`${path}\` cannot be opened: ${reasonOf(cause)}`, { cause })));
    // Made with no rights for others: between `listen` and `chmod` nobody else may slip in.
    const before = process.umask(0o177);
    server.listen(path, () => resolve());
    process.umask(before);
  });
}

function serve(socket: Socket, answer: (message: LinkMessage) => LinkMessage | Promise<LinkMessage>): void {
  const cutter = new LineCutter(MAX_LINE_BYTES);
  let last: Promise<void> = Promise.resolve();
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    try {
      for (const line of linesOf(cutter, chunk)) last = last.then(() => reply(socket, line, answer));
    } catch {
      socket.destroy();
    }
  });
}

async function reply(socket: Socket, line: string, answer: (message: LinkMessage) => LinkMessage | Promise<LinkMessage>): Promise<void> {
  let id: unknown;
  try {
    const message = parsed(line);
    ({ id } = message);
    const given = await answer(message);
    socket.write(`${JSON.stringify({ ...given, id })}\n`);
  } catch (fault) {
    const code = fault instanceof LedgerError ? fault.code : 'unavailable';
    socket.write(`${JSON.stringify({ id, fault: { code, message: reasonOf(fault) } })}\n`);
  }
}

function parsed(line: string): LinkMessage {
  const message: unknown = JSON.parse(line);
  if (typeof message !== 'object' || message === null || Array.isArray(message)) throw new LedgerError('bad_entry', 'a message is one JSON object');
  return message as LinkMessage;
}

interface Waiting {
  resolve(message: LinkMessage): void;
  reject(fault: LedgerError): void;
}

/** The asking side. Calls may overlap; each gets its own reply. When the link ends, what waits rejects `unavailable`. */
export class LineLink {
  private readonly waiting = new Map<number, Waiting>();
  private readonly cutter = new LineCutter(MAX_LINE_BYTES);
  private last = 0;
  private ended: string | undefined;

  private constructor(
    private readonly socket: Socket,
    private readonly whom: string,
  ) {
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.receive(chunk));
    socket.on('error', (fault) => this.end(reasonOf(fault)));
    socket.on('close', () => this.end('it closed the connection'));
  }

  /** `whom` names the other side in errors. Rejects `unavailable` when nobody listens. */
  static connect(path: string, whom: string): Promise<LineLink> {
    return new Promise((resolve, reject) => {
      const socket = connect(path);
      const fail = (cause: Error): void => reject(new LedgerError('unavailable', `${whom} does not answer at \`${path}\`: ${reasonOf(cause)}; start it`, { cause }));
      socket.once('error', fail);
      socket.once('connect', () => {
        socket.off('error', fail);
        resolve(new LineLink(socket, whom));
      });
    });
  }

  get isOpen(): boolean {
    return this.ended === undefined;
  }

  /** Rejects with the code and the words of the other side, or `unavailable`. */
  call(message: LinkMessage): Promise<LinkMessage> {
    if (this.ended !== undefined) return Promise.reject(this.gone());
    const id = (this.last += 1);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.socket.write(`${JSON.stringify({ ...message, id })}\n`);
    });
  }

  /** A thread or process that has only this link left may end. */
  unref(): void {
    this.socket.unref();
  }

  close(): void {
    this.end('the connection was closed');
  }

  private receive(chunk: Uint8Array): void {
    try {
      for (const line of linesOf(this.cutter, chunk)) this.settle(parsed(line));
    } catch (fault) {
      this.end(reasonOf(fault));
    }
  }

  private settle(message: LinkMessage): void {
    const { id, fault } = message;
    const waiter = this.waiting.get(Number(id));
    this.waiting.delete(Number(id));
    if (fault === undefined) waiter?.resolve(message);
    else waiter?.reject(faultOf(fault));
  }

  private end(reason: string): void {
    if (this.ended !== undefined) return;
    this.ended = reason;
    this.socket.destroy();
    for (const waiter of this.waiting.values()) waiter.reject(this.gone());
    this.waiting.clear();
  }

  private gone(): LedgerError {
    return new LedgerError('unavailable', `${this.whom} is gone: ${this.ended ?? 'unknown'}; start it again`);
  }
}

function faultOf(fault: unknown): LedgerError {
  const { code, message } = typeof fault === 'object' && fault !== null ? (fault as { code?: unknown; message?: unknown }) : {};
  return new LedgerError(LedgerError.isCode(code) ? code : 'unavailable', typeof message === 'string' ? message : 'the other side failed without a word');
}

/** A field of a message. Throws `bad_entry` when it is missing or of another type. */
export function textOf(message: LinkMessage, field: string): string {
  const value = message[field];
  if (typeof value !== 'string') throw new LedgerError('bad_entry', `the message lacks \`${field}\``);
  return value;
}

export function bytesOf(message: LinkMessage, field: string): Uint8Array {
  return Buffer.from(textOf(message, field), 'base64');
}

/** An unsigned decimal below 2^64. */
export function bigintOf(message: LinkMessage, field: string): bigint {
  const text = textOf(message, field);
  if (!/^(0|[1-9][0-9]{0,19})$/.test(text) || BigInt(text) >= 2n ** 64n) throw new LedgerError('bad_entry', `\`${field}\` is not a decimal of 64 bits`);
  return BigInt(text);
}

export function listOf(message: LinkMessage, field: string): readonly LinkMessage[] {
  const value = message[field];
  if (!Array.isArray(value) || value.some((one) => typeof one !== 'object' || one === null)) throw new LedgerError('bad_entry', `\`${field}\` is not a list`);
  return value as readonly LinkMessage[];
}

/** A whole number that is exact. */
export function numberOf(message: LinkMessage, field: string): number {
  const value = message[field];
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new LedgerError('bad_entry', `\`${field}\` is not a whole number`);
  return value;
}
