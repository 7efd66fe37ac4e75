// A column's value always arrives as the same type: whole 64-bit numbers as bigint, days as `YYYY-MM-DD`, exact decimals as text.
// The driver's defaults would give text for a 64-bit number and a midnight of the machine's own time zone for a day.
import { type CustomTypesConfig, types } from 'pg';

type Parse = (text: string) => unknown;

const { INT8, DATE, TIMESTAMP } = types.builtins;
// Array types have no name in the driver: pg_type.dat, oid of `_int8`, `_date` and `_text`.
const int8Array = 1016;
const dateArray = 1182;
const textArray = 1009;

const parserOf: (id: number, format?: 'text' | 'binary') => Parse = types.getTypeParser;
const asText: Parse = (text) => text;
const parseArray = parserOf(textArray);
const asBigIntArray: Parse = (text) => {
  const items = parseArray(text);
  return Array.isArray(items) ? items.map((item) => (item === null ? null : BigInt(String(item)))) : items;
};

const ours = new Map<number, Parse>([
  [INT8, BigInt],
  [DATE, asText],
  [TIMESTAMP, asText],
  [int8Array, asBigIntArray],
  [dateArray, parseArray],
]);

/** Type parsers for a pool's `types` option. `timestamptz` stays a Date, `numeric` stays text. */
export const valueParsers: CustomTypesConfig = {
  getTypeParser: (id: number, format?: 'text' | 'binary') => (format === 'binary' ? undefined : ours.get(id)) ?? parserOf(id, format),
};
