import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { en, fr } from './catalogue.js';

const web = fileURLToPath(new URL('..', import.meta.url));

function leaves(branch: object, above = ''): [key: string, text: string][] {
  return Object.entries(branch).flatMap(([name, value]: [string, unknown]): [string, string][] => {
    const key = above === '' ? name : `${above}.${name}`;
    return typeof value === 'object' && value !== null ? leaves(value, key) : [[key, String(value)]];
  });
}

/** The source text of the app without its catalogues and tests. */
function sources(): string {
  const files = readdirSync(web, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\.tsx?$/u.test(file) && !file.includes('.test.') && !/^words[/\\](en|fr)/u.test(file))
    .map((file) => readFileSync(path.join(web, file), 'utf8'))
    .join('\n');
}

const singular = (key: string): string => key.replace(/_(one|other)$/u, '');
const holes = (text: string): string[] => (text.match(/\{\{\w+\}\}/gu) ?? []).toSorted();

describe('the catalogues', () => {
  const [english, french, source] = [leaves(en), leaves(fr), sources()];

  it('have the same keys in the same order', () => {
    expect(french.map(([key]) => key)).toEqual(english.map(([key]) => key));
  });

  it('leave no text empty and fill the same places', () => {
    const texts = new Map(french);
    for (const [key, text] of english) {
      expect([key, text.trim() === '', texts.get(key)?.trim() === '']).toEqual([key, false, false]);
      expect([key, holes(texts.get(key) ?? '')]).toEqual([key, holes(text)]);
    }
  });

  it('hold no key that no page uses', () => {
    expect(english.map(([key]) => singular(key)).filter((key) => !source.includes(`'${key}'`))).toEqual([]);
  });

  it('hold every key that a page asks for', () => {
    const known = new Set(english.map(([key]) => singular(key)));
    const asked = [...source.matchAll(/\bt\('([^']+)'/gu)].map((match) => match[1] ?? '');
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter((key) => !known.has(key))).toEqual([]);
  });
});
