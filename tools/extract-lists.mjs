// Writes data/listed-entities.jsonl and data/ofac-2021-names.jsonl from the published files: facts only (names, kinds, programmes, dates, countries),
// read by the same readers as any import. Usage: node tools/extract-lists.mjs FOLDER [--dist dist]
import { createReadStream, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { dist: { type: 'string', default: 'dist' }, out: { type: 'string', default: 'data' } } });
const folder = positionals[0];
if (folder === undefined) {
  console.error('name the folder that holds SOR-2002-284.xml, DORS-2002-284.xml and ofac-2021-*.csv');
  process.exit(2);
}
const room = (name) => import(pathToFileURL(resolve(values.dist, 'registry', name)).href);
const { importListing } = await room('import-listing.js');
const { importOfac } = await room('import-ofac.js');
const { toFtm } = await room('import-ftm.js');
const open = (name) => createReadStream(join(folder, name));

/** The entity with the named properties only, and the notes that speak of them. */
function only(entity, props) {
  const properties = Object.fromEntries(Object.entries(entity.properties).filter(([prop]) => props.includes(prop)));
  const statements = (entity.statements ?? []).filter((note) => props.includes(note.prop));
  return { ...entity, properties, ...(statements.length > 0 ? { statements } : {}) };
}

async function extract(items, props, file) {
  const lines = [];
  let names = 0;
  for await (const item of items) {
    if (item.kind === 'quarantine') throw new Error(`row ${item.row}: ${item.reason}`);
    lines.push(JSON.stringify(toFtm(only(item.entity, props))));
    for (const prop of ['name', 'alias', 'weakAlias', 'previousName', 'abbreviation']) names += item.entity.properties[prop]?.length ?? 0;
  }
  writeFileSync(join(values.out, file), `${lines.join('\n')}\n`);
  console.log(`${file}: ${lines.length} entities, ${names} names`);
}

await extract(importListing({ english: open('SOR-2002-284.xml'), french: open('DORS-2002-284.xml') }),
  ['name', 'alias', 'abbreviation', 'topics', 'program', 'sourceUrl', 'summary'], 'listed-entities.jsonl');
await extract(importOfac({ sdn: open('ofac-2021-sdn.csv'), alt: open('ofac-2021-alt.csv'), add: open('ofac-2021-add.csv') }),
  ['name', 'alias', 'weakAlias', 'previousName', 'program', 'topics', 'birthDate', 'nationality', 'citizenship', 'country', 'flag', 'type'], 'ofac-2021-names.jsonl');
