// A question at the terminal, or a line of standard input. A password is not shown while it is typed: whoever looks over the shoulder, or
// scrolls back, sees nothing of it. The words go to stderr: stdout holds the answer alone.
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { Exit } from './exit.js';

const silent = (): Writable => new Writable({ write: (_chunk, _encoding, done) => { done(); } });

/** Throws `Exit` 2 when the input ends before a line. */
export async function question(words: string, { isSecret = false } = {}): Promise<string> {
  if (isSecret) process.stderr.write(words);
  const asking = createInterface({ input: process.stdin, output: isSecret ? silent() : process.stderr, terminal: process.stdin.isTTY });
  try {
    return await new Promise<string>((resolve, reject) => {
      asking.question(isSecret ? '' : words, resolve);
      asking.once('close', () => reject(new Exit(2, 'nothing was typed; the command ended before it began')));
      asking.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    });
  } finally {
    asking.close();
    if (isSecret) process.stderr.write('\n');
  }
}

export const askPassword = (words = 'Password: '): Promise<string> => question(words, { isSecret: true });
