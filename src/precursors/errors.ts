// What ends a check that is nobody's bad input.
import { CustosError } from '../kernel/index.js';

/** `stopped`: somebody asked for it; nothing was written. `broken_reference`: `data/precursors/` cannot be read. */
export class PrecursorsError extends CustosError<'stopped' | 'broken_reference'> {}
