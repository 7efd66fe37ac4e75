// What can go wrong with the store, as closed codes. No message repeats a statement, a value or a password.
import { CustosError } from '../kernel/index.js';

export type DbErrorCode =
  | 'no_engine'
  | 'engine_mismatch'
  | 'folder_unreachable'
  | 'folder_in_use'
  | 'no_system_user'
  | 'server_failed'
  | 'unreachable'
  | 'unsafe_server'
  | 'old_server'
  | 'migration_failed'
  | 'strong_app'
  | 'unknown_column'
  | 'not_supported';

/** A fault of the store or of its supervisor. */
export class DbError extends CustosError<DbErrorCode> {}
