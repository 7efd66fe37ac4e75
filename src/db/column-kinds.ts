// What columns of many tables hold.
import type { ColumnType } from 'kysely';

export type Moment = ColumnType<Date, Date | string, Date | string>;
/** `YYYY-MM-DD`. */
export type Day = string;
