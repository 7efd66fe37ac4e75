// Names: how many pairs a second one core scores, and what it costs to make a name ready and to index it. On the names of data/ofac-2021-names.jsonl.
import { createReadStream } from 'node:fs';
import { deleteForms, indexWords, normaliseWords, phoneticCodes, prepareName, scoreName, scorePrepared } from '../src/matching/index.js';
import { importFtm } from '../src/registry/import-ftm.js';
import { dictionaryForms, isSpelling } from '../src/registry/keys.js';
import { printMachine } from './rig/machine.js';
import { dice } from './search/world.js';

const namesFile = 'data/ofac-2021-names.jsonl';

async function readNames(): Promise<{ readonly names: readonly string[]; readonly values: number; readonly seconds: number }> {
  const names: string[] = [];
  let values = 0;
  const start = performance.now();
  for await (const item of importFtm(createReadStream(namesFile))) {
    if (item.kind !== 'entity') continue;
    for (const each of Object.values(item.entity.properties)) values += each.length;
    for (const prop of ['name', 'alias', 'weakAlias', 'previousName']) names.push(...(item.entity.properties[prop] ?? []));
  }
  return { names, values, seconds: (performance.now() - start) / 1000 };
}

/** Calls a second over at least `milliseconds`, going round the items. */
function rate(count: number, milliseconds: number, call: (i: number) => unknown): number {
  const start = performance.now();
  let done = 0;
  while (performance.now() - start < milliseconds) {
    for (let i = 0; i < 1_000; i += 1) call((done + i) % count);
    done += 1_000;
  }
  return Math.round((done * 1000) / (performance.now() - start));
}

/** Of long words with that many random slips, the share whose dictionary forms still meet the word's own. */
function shareMet(words: readonly string[], slips: number): number {
  const next = dice(slips);
  const long = words.filter((each) => each.length >= 8 && /^[a-z]+$/.test(each));
  const met = long.filter((each) => {
    let typed = each;
    for (let i = 0; i < slips; i += 1) typed = slip(typed, next);
    const forms = dictionaryForms(each);
    return dictionaryForms(typed).some((form) => forms.includes(form)) && isSpelling(typed, each);
  });
  return met.length / long.length;
}

/** One letter left out, put in or exchanged. */
function slip(word: string, next: () => number): string {
  const at = Math.floor(next() * word.length);
  const letter = String.fromCharCode(97 + Math.floor(next() * 26));
  const kind = Math.floor(next() * 3);
  return kind === 0 ? word.slice(0, at) + word.slice(at + 1) : word.slice(0, at) + letter + word.slice(kind === 1 ? at : at + 1);
}

/** Prints the figures of docs/measurements.md. */
export async function main(): Promise<void> {
  printMachine('matching');
  const { names, values, seconds } = await readNames();
  const prepared = names.map(prepareName);
  const words = [...new Set(names.flatMap((name) => normaliseWords(name)))];
  const query = prepareName('Joaquin Guzman Loera');
  const name = (i: number) => names[i] ?? '';
  const word = (i: number) => words[i] ?? '';
  const pair = (i: number) => prepared[i] ?? query;
  const lines: (readonly [string, number, string])[] = [
    ['FollowTheMoney JSON read and validated', Math.round(values / seconds), 'values/s'],
    ['prepared names scored against one query', rate(names.length, 2000, (i) => scorePrepared(query, pair(i))), 'pairs/s'],
    ['plain names scored against one query', rate(names.length, 2000, (i) => scoreName('Joaquin Guzman Loera', name(i))), 'pairs/s'],
    ['names made ready', rate(names.length, 1000, (i) => prepareName(name(i))), 'names/s'],
    ['names made into index words', rate(names.length, 1000, (i) => indexWords(name(i))), 'names/s'],
    ['words made into delete forms', rate(words.length, 1000, (i) => deleteForms(word(i))), 'words/s'],
    ['words made into phonetic codes', rate(words.length, 1000, (i) => phoneticCodes(word(i))), 'words/s'],
  ];
  process.stdout.write(`${names.length.toLocaleString('en')} names, ${words.length.toLocaleString('en')} distinct words\n`);
  for (const slips of [1, 2]) process.stdout.write(`words of 8 letters or more found with ${slips} random slip${slips === 1 ? '' : 's'}: ${(shareMet(words, slips) * 100).toFixed(1)} %\n`);
  for (const [what, figure, unit] of lines) process.stdout.write(`${what}: ${figure.toLocaleString('en')} ${unit}\n`);
}
