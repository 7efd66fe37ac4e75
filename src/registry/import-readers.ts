// The readers of files, all speaking one language (import-item.ts).
export { type ByteStream, type ImportStream } from './import-item.js';
export { importFtm } from './import-ftm.js';
export { importListing } from './import-listing.js';
export { readMapping } from './import-mapping.js';
export { importOfac } from './import-ofac.js';
export { importCsv, importXlsx } from './import-table.js';
export { readWorkbook } from './import-xlsx.js';
