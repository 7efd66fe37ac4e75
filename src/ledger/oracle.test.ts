import { expect, test } from 'vitest';
import { agreeWithSigstore, numbersFrom, treeOf } from '../../tests/ledger/agreement.js';

// The same at 10,000 proofs of a tree of a million, and 50,000 mutations: `npm run bench ledger-proofs`.
test('sigstore agrees on 500 inclusion proofs and 2,500 mutations of them', () => {
  const { differences, ...counts } = agreeWithSigstore(treeOf(5000), 500, numbersFrom(20260301), process.cwd());
  expect(differences).toEqual([]);
  expect(counts).toMatchObject({ proofs: 500, mutations: 2500 });
  // Mutations that nobody refuses would test nothing.
  expect(counts.refused).toBeGreaterThan(2000);
});
