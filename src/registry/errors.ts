// What the registry cannot do. Bad input is kernel `BadInput`; a refusal is returned.
import { CustosError } from '../kernel/index.js';

export type RegistryErrorCode = 'broken_reference';

export class RegistryError extends CustosError<RegistryErrorCode> {}
