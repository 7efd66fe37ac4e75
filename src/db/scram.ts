// A password reaches the server as its SCRAM verifier (RFC 5803), so that neither a log of statements nor an error can repeat it.
import { createHmac, hash, pbkdf2Sync } from 'node:crypto';
import type { Random } from '../kernel/index.js';

const iterations = 4096;

/** For `alter role … password`. */
export function scramVerifier(password: string, random: Random): string {
  const salt = Buffer.from(random(16));
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const keyFor = (use: string): Buffer => createHmac('sha256', salted).update(use).digest();
  const stored = hash('sha256', keyFor('Client Key'), 'base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${keyFor('Server Key').toString('base64')}`;
}
