// docs/asvs.md says of every requirement of seven chapters of OWASP ASVS 5.0 how it is held. Nothing is left out, every file that it names is
// there, and what it says of cryptography is what the code imports.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hashPassword } from '../../src/access/index.js';

/** How many requirements each section of ASVS 5.0.0 has (its CSV file of May 2025). */
const sections: Readonly<Record<string, number>> = {
  '2.1': 3, '2.2': 3, '2.3': 5, '2.4': 2, '4.1': 5, '4.2': 5, '4.3': 2, '4.4': 4, '7.1': 3, '7.2': 4, '7.3': 2, '7.4': 5, '7.5': 3, '7.6': 2,
  '8.1': 4, '8.2': 4, '8.3': 3, '8.4': 2, '11.1': 4, '11.2': 5, '11.3': 5, '11.4': 4, '11.5': 2, '11.6': 2, '11.7': 2, '14.1': 2, '14.2': 8, '14.3': 3,
  '16.1': 1, '16.2': 5, '16.3': 4, '16.4': 3, '16.5': 4,
};
const document = readFileSync('docs/asvs.md', 'utf8');
const rows = document.split('\n').filter((line) => /^\| \d+\.\d+\.\d+ \|/.test(line)).map((line) => {
  const [number = '', level = '', asks = '', state = '', by = '', named = ''] = line.slice(1, -1).split('|').map((cell) => cell.trim());
  return { number, level, asks, state: state.replaceAll('*', ''), by, named };
});
const filesIn = (text: string): string[] => [...text.matchAll(/`((?:src|tests|policies|web|docs)\/[^`\s]+\.\w+)`/g)].map((found) => found[1] ?? '');

describe('the table', () => {
  test('has every requirement of the seven chapters once, in order', () => {
    const all = Object.entries(sections).flatMap(([section, count]) => Array.from({ length: count }, (_, at) => `${section}.${at + 1}`));
    expect(rows.map((row) => row.number)).toEqual(all);
    expect(rows.filter((row) => !['1', '2', '3'].includes(row.level) || row.asks === '' || row.by === '')).toEqual([]);
  });
  test('names files that are there', () => {
    expect(filesIn(document).filter((path) => !existsSync(path))).toEqual([]);
  });
  test('says held only of what names a test or a document, and names its gap where something is missing', () => {
    const wrong = rows.filter(({ state, by, named }) => {
      if (state === 'held') return filesIn(named).filter((path) => path.endsWith('.test.ts')).length === 0 && !/\]\(/.test(by);
      if (state === 'partly') return !by.includes('**gap**') && !by.includes('On purpose');
      return state !== 'gap' && state !== '–';
    });
    expect(wrong).toEqual([]);
  });
  test('counts as it says', () => {
    for (const line of document.split('\n').filter((one) => /^\| V\d+ /.test(one))) {
      const chapter = /^\| V(\d+) /.exec(line)?.[1] ?? '';
      const said = line.split('|').slice(2, 6).map(Number);
      const states = rows.filter((row) => row.number.startsWith(`${chapter}.`)).map((row) => row.state);
      expect([chapter, said]).toEqual([chapter, ['held', 'partly', 'gap', '–'].map((state) => states.filter((one) => one === state).length)]);
    }
  });
});

describe('cryptography', () => {
  const code = ['src', 'web'].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.') && !path.includes('testing')).map((path) => ({ path, text: readFileSync(path, 'utf8') }));
  test('comes from the packages of the inventory and from no other', () => {
    const packages = new Set(code.flatMap(({ text }) => [...text.matchAll(/(?:from|import\() ?'((?:@[\w-]+\/)?[\w:-]+)[^']*'/g)].map((found) => found[1] ?? '')));
    const known = /crypt|noble|argon|webauthn|openid|jose|jwt|pkcs|sodium|tweetnacl|x509|bcrypt|scrypt/i;
    const inventory = document.slice(document.indexOf('## Cryptography'), document.indexOf('## Data'));
    const used = [...packages].filter((name) => known.test(name));
    expect(used.length).toBeGreaterThan(4);
    expect(used.filter((name) => !inventory.includes(`\`${name}\``))).toEqual([]);
  });
  test('keeps passwords by argon2id, with the parameters that it says', async () => {
    expect(await hashPassword('some password')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
  test('uses no broken hash, no mode without authentication and no guessable randomness', () => {
    const broken = /Math\.random\(|['"](?:md4|md5|sha1|sha-1|ripemd160|rc4|des3|des-[\w-]+|aes-\d+-(?!gcm)\w+)['"]/i;
    const found = code.filter(({ text }) => broken.test(text.replaceAll(/^\s*\/\/.*$/gm, ''))).map(({ path }) => path);
    expect(found).toEqual([]);
    expect(broken.test("createHash('sha1')") && broken.test("'aes-256-cbc'") && !broken.test("'aes-256-gcm'")).toBe(true);
  });
});
