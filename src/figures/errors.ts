// What figures cannot do. Bad input is kernel `BadInput`; what may not be compared is returned with its reasons, never thrown.
import { CustosError } from '../kernel/index.js';

export type FiguresErrorCode = 'broken_reference' | 'settings';

export class FiguresError extends CustosError<FiguresErrorCode> {}
