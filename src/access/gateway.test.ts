import { expect, test } from 'vitest';
import { channelsTo, gateways } from './gateway.js';

test('a gateway without a beginning says none, and was open on every day', () => {
  expect(gateways.filter(({ effectiveFrom }) => effectiveFrom === undefined).map(({ code }) => code)).toEqual(['published', 'node-notices']);
  for (const day of ['1850-01-01', '2026-11-22']) expect(channelsTo('police', day)).toContain('publisher');
  expect(channelsTo('police', '1850-01-01')).not.toContain('revenue/ITA_241');
});
