// Exit codes of the terminal: 1 a fault, 2 bad input, 3 refused. Errors go to stderr; stdout holds the answer alone.
import type { Problem } from '../http/contract.js';
import { CustosError } from '../kernel/index.js';

export type ExitCode = 1 | 2 | 3;

/** Ends a command with a sentence for stderr. */
export class Exit extends CustosError<'exit'> {
  readonly exitCode: ExitCode;
  /** The node's own code, where it gave one. */
  readonly problem: string | undefined;

  /** The sentence that the node asks for before it looks anything up. */
  readonly prompt: Problem['prompt'];

  constructor(exitCode: ExitCode, message: string, problem?: string, prompt?: Problem['prompt']) {
    super('exit', message);
    this.prompt = prompt;
    this.exitCode = exitCode;
    this.problem = problem;
  }
}

/** The exit code of an HTTP status that is not a success. Nothing to show is a refusal like any other (G4). */
export function exitCodeOf(status: number): ExitCode {
  if (status === 401 || status === 403 || status === 404 || status === 428) return 3;
  return status >= 400 && status < 500 ? 2 : 1;
}
