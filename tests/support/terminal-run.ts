// A command of the terminal, run within the test: its code and what it wrote. Restore mocks after each test.
import { vi } from 'vitest';
import { runTerminal } from '../../src/cli/terminal.js';

export async function run(...argv: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly said: string }> {
  const written = { out: '', said: '' };
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((written.out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((written.said += String(text)), true));
  return { code: await runTerminal(argv), ...written };
}
