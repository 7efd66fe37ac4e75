// Runs one command against a node and lets the node go afterwards, whatever happened.
import { linkToNode, type NodeLink } from './node-link.js';

/** Steps of a node that has to start are shown on stderr, and only to a terminal. */
export async function withNode<T>(run: (link: NodeLink) => Promise<T>): Promise<T> {
  const link = await linkToNode((step) => {
    if (process.stderr.isTTY) process.stderr.write(`  ${step}\n`);
  });
  try {
    return await run(link);
  } finally {
    await link.close();
  }
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value));
}
