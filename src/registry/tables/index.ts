// Files that are tables, as rows of text, for rooms above that read rows of their own: cells are never interpreted, archives are guarded, and a broken row costs that row alone.
export type { ByteStream } from '../import-item.js';
export { readCsv, type TableRow } from '../import-csv.js';
export { readWorkbook } from '../import-xlsx.js';
