// A challenge is good once, for two minutes, for one ceremony and one cookie.
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { Challenges } from './challenge.js';

function at(startMs: number) {
  let now = startMs;
  return { challenges: new Challenges(() => now, (size) => randomBytes(size)), later: (ms: number) => { now += ms; } };
}

test('is given back once', () => {
  const { challenges } = at(0);
  const { challenge } = challenges.give('signIn', 'cookie');
  expect(Buffer.from(challenge, 'base64url')).toHaveLength(32);
  expect(challenges.take('signIn', 'cookie')).toEqual({ challenge, about: '' });
  expect(challenges.take('signIn', 'cookie')).toBeUndefined();
});

test('belongs to its ceremony and to its cookie', () => {
  const { challenges } = at(0);
  const { challenge } = challenges.give('register', 'cookie', 'handle');
  expect(challenges.take('signIn', 'cookie')).toBeUndefined();
  expect(challenges.take('stepUp', 'cookie')).toBeUndefined();
  expect(challenges.take('register', 'another')).toBeUndefined();
  expect(challenges.take('register', 'cookie')).toEqual({ challenge, about: 'handle' });
});

test('is void after two minutes, and when a newer one was asked for', () => {
  const { challenges, later } = at(1_000);
  challenges.give('stepUp', 'cookie');
  later(119_999);
  expect(challenges.take('stepUp', 'cookie')).toBeDefined();
  const older = challenges.give('stepUp', 'cookie');
  const newer = challenges.give('stepUp', 'cookie');
  expect(newer.challenge).not.toBe(older.challenge);
  later(120_000);
  expect(challenges.take('stepUp', 'cookie')).toBeUndefined();
});

test('of strangers fill no memory: the oldest go, those of now stay', () => {
  const { challenges } = at(0);
  challenges.give('signIn', 'first');
  for (let i = 0; i < 10_000; i += 1) challenges.give('signIn', `stranger ${i}`);
  expect(challenges.take('signIn', 'first')).toBeUndefined();
  expect(challenges.take('signIn', 'stranger 0')).toBeDefined();
  expect(challenges.take('signIn', 'stranger 9999')).toBeDefined();
});
