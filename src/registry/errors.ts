// What the registry cannot do. Bad input is kernel `BadInput`; a refusal is returned.
import { CustosError } from '../kernel/index.js';

export type RegistryErrorCode = 'rows_differ' | 'not_found' | 'broken_schema';

export class RegistryError extends CustosError<RegistryErrorCode> {}
