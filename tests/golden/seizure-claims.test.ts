// The claims table of domain.md section 5, word for word as `custos seizures claims --json` gives it: a figure or a rule that changes a verdict is seen here.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { testedClaims } from '../../src/operations/comparison/index.js';

test('every claim about seizures has the verdict, the arithmetic and the reasons that it had', () => {
  expect(`${JSON.stringify(testedClaims(), null, 1)}\n`).toBe(readFileSync('tests/golden/seizure-claims.json', 'utf8'));
});
