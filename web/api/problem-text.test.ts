import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { AskProblem, queryOf } from './ask.js';
import { problemText } from './problem-text.js';

// In this mode a key is its own text.
const words = createInstance();
await words.init({ lng: 'cimode' });
const t = words.getFixedT('cimode');

describe('display text of errors', () => {
  it('says one calm sentence for absent, forbidden and foreign, whatever the server wrote', () => {
    const texts = ['', 'hidden', 'nothing to show'].map((message) => problemText(new AskProblem(404, 'nothing_to_show', message), t));
    expect(new Set(texts.map((one) => JSON.stringify(one)))).toEqual(new Set(['{"text":"trouble.nothing","tone":"calm"}']));
  });

  it('makes a sentence of what the server says of bad input', () => {
    expect(problemText(new AskProblem(400, 'bad_input', 'use 2 to 200 characters, not `x`'), t).text).toBe('Use 2 to 200 characters, not x.');
    expect(problemText(new AskProblem(400, 'bad_input', ''), t).text).toBe('trouble.input');
  });

  it('tells refused, busy, stopped, offline and unknown apart', () => {
    const texts = [403, 429, 503, 0, 500, 401].map((status) => problemText(new AskProblem(status, '', ''), t).text);
    expect(texts).toEqual(['trouble.refused', 'trouble.busy', 'trouble.record', 'trouble.offline', 'trouble.fault', 'trouble.signedOut']);
    expect(problemText(new Error('secret detail'), t).text).toBe('trouble.crash');
  });
});

describe('a query string', () => {
  it('leaves out what is empty and encodes the rest', () => {
    expect(queryOf({ q: 'a b&c', schema: '', agency: undefined, limit: 25 })).toBe('q=a+b%26c&limit=25');
  });
});
