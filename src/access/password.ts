// Passwords of a demo folder (argon2id, RFC 9106). Real folders sign in elsewhere.
import { hash, verify } from '@node-rs/argon2';

/** Argon2id with 19 MiB, two passes, one lane (OWASP's first choice): its PHC string. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
}

export function passwordMatches(phc: string, password: string): Promise<boolean> {
  return verify(phc, password);
}
