// What ends a scan that is nobody's bad input.
import { CustosError } from '../kernel/index.js';

/** `stopped`: somebody asked for it, and the same command goes on where it stopped. */
export class WatchError extends CustosError<'stopped'> {}
