// The terminal's line to the node of its folder: the one that runs, or one of its own for as long as the command takes.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { dataFolderPath, socketFolderFor } from '../db/place/index.js';
import { Exit } from './exit.js';

export interface Reply {
  readonly status: number;
  readonly body: IncomingMessage;
}

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: AsyncIterable<Uint8Array> | string;
}

export interface NodeLink {
  call(call: Call): Promise<Reply>;
  close(): Promise<void>;
}

const patienceMs = 120_000;

/** Finds the running node, or starts one. `onStep` hears what a starting node does. Throws `Exit` 1 when none can be had. */
export async function linkToNode(onStep: (step: string) => void): Promise<NodeLink> {
  const running = socketIfAny();
  if (running !== undefined && (await answers(running))) return borrowedLink(running, onStep);
  const until = Date.now() + patienceMs;
  for (;;) {
    const started = await startNode(onStep);
    if ('socket' in started) return linkOver(started.socket, started.close);
    if (started.code !== 'folder_in_use' || Date.now() > until) throw new Exit(1, started.fault);
    // Another command's node has the folder, or the server is starting: it can be asked as soon as it listens.
    await sleep(300);
    const socket = socketIfAny();
    if (socket !== undefined && (await answers(socket))) return borrowedLink(socket, onStep);
  }
}

function socketIfAny(): string | undefined {
  const folder = dataFolderPath();
  if (!existsSync(folder)) return undefined;
  const path = join(socketFolderFor(folder), 'node.sock');
  return existsSync(path) ? path : undefined;
}

async function answers(socketPath: string): Promise<boolean> {
  try {
    // A node whose ledger has stopped answers too: it is still the one to ask.
    const reply = await callOver(socketPath, { method: 'GET', path: '/api/ledger/heads' });
    reply.body.resume();
    return true;
  } catch {
    return false;
  }
}

type Started = { readonly socket: string; readonly close: () => Promise<void> } | { readonly fault: string; readonly code: string };

async function startNode(onStep: (step: string) => void): Promise<Started> {
  const bin = fileURLToPath(new URL('../../bin/custos.mjs', import.meta.url));
  const child = spawn(process.execPath, [bin, 'node'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const message = JSON.parse(line) as { step?: string; ready?: string; fault?: string; code?: string };
    if (message.step !== undefined) onStep(message.step);
    if (message.ready !== undefined) return { socket: message.ready, close: () => endNode(child, ended) };
    if (message.fault !== undefined) {
      await ended;
      return { fault: message.fault, code: message.code ?? 'fault' };
    }
  }
  await ended;
  return { fault: 'the node ended before it was ready; the lines above say why', code: 'fault' };
}

async function endNode(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.stdin?.end();
  await ended;
}

/** A node that somebody else started, who may end it between our look and our question: then nothing was asked yet, and another node is found. */
function borrowedLink(socketPath: string, onStep: (step: string) => void): NodeLink {
  let link = linkOver(socketPath, async () => undefined);
  const call = async (asked: Call): Promise<Reply> => {
    try {
      return await link.call(asked);
    } catch (fault) {
      if (!isUnasked(fault, asked)) throw fault;
      link = await linkToNode(onStep);
      return link.call(asked);
    }
  };
  return { call, close: () => link.close() };
}

/** A question that reached no node, or a reading whose node ended under it. A body that was read from a file has gone. */
function isUnasked(fault: unknown, { method, body }: Call): boolean {
  const code = fault instanceof Error && 'code' in fault ? fault.code : undefined;
  if (body !== undefined && typeof body !== 'string') return false;
  return code === 'ECONNREFUSED' || code === 'ENOENT' || (code === 'ECONNRESET' && method === 'GET');
}

function linkOver(socketPath: string, close: () => Promise<void>): NodeLink {
  return { call: (call) => callOver(socketPath, call), close };
}

function callOver(socketPath: string, call: Call): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ socketPath, method: call.method, path: call.path, headers: { ...call.headers }, agent: false }, (response) => {
      resolve({ status: response.statusCode ?? 500, body: response });
    });
    request.on('error', reject);
    if (typeof call.body === 'string' || call.body === undefined) request.end(call.body);
    else void sendBody(request, call.body).catch(reject);
  });
}

async function sendBody(request: ReturnType<typeof httpRequest>, body: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const chunk of body) {
    if (!request.write(chunk)) await new Promise((resolve) => {
      request.once('drain', resolve);
    });
  }
  request.end();
}
