// What can be wrong with the demo world's own lists: a mistake of its authors, found by building it once.
import { CustosError } from '../kernel/index.js';

type DemoErrorCode = 'empty_stock' | 'unknown_agency';

export class DemoError extends CustosError<DemoErrorCode> {}
