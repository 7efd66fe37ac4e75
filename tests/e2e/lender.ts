// Where the files of a run ask for what they share (tests/e2e/shared-node.ts gives it).
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

export type Lent = { readonly address: string } | { readonly fault: string };

/** In the folder of the run, which all processes of it have as theirs for what is temporary. */
export function lenderPath(): string {
  return join(tmpdir(), 'lender');
}

/** `asked`: `node`, `browser`, or the name of a copy of the demo folder. Resolves to its address. */
export async function borrow(asked: string): Promise<string> {
  const socket = connect(lenderPath());
  socket.write(asked);
  const lent: Lent = JSON.parse(await text(socket));
  if ('fault' in lent) throw new Error(lent.fault);
  return lent.address;
}
