// What surrounds an answer: its type and character set, that nobody may keep it, what its page may load, and which methods there are at all.
// Attacker: whoever reads a shared cache, frames a page, or asks by a method that nobody thought of.
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../support/house.js';
import { walkerOf, walksOf } from '../support/routes.js';

let at: TestHouse;
beforeAll(async () => {
  at = await openHouse();
});
afterAll(async () => at.close());

test('every answer of the interface says what it is, and that it is for its asker alone', async () => {
  const walks = walksOf(at.routes).filter((one) => one.method === 'GET' && one.route.startsWith('/api/') && !one.route.includes('sign-on'));
  expect(walks.length).toBeGreaterThan(10);
  for (const walk of walks) {
    const { headers, body } = await (await at.seat(walkerOf(walk))).get(walk.url);
    expect([walk.route, headers['cache-control'], headers['x-content-type-options'], headers['referrer-policy']]).toEqual([walk.route, 'no-store', 'nosniff', 'no-referrer']);
    expect([walk.route, headers['content-security-policy']]).toEqual([walk.route, expect.stringContaining("default-src 'none'")]);
    expect([walk.route, headers['content-security-policy']]).toEqual([walk.route, expect.stringContaining("frame-ancestors 'none'")]);
    if (body !== '') expect([walk.route, headers['content-type']]).toEqual([walk.route, expect.stringMatching(/^application\/(json|x-ndjson); charset=utf-8$/)]);
    expect([walk.route, headers['access-control-allow-origin'], headers['server'], headers['x-powered-by']]).toEqual([walk.route, undefined, undefined, undefined]);
  }
});

test('a method that a route does not have is no way to it', async () => {
  const bea = await at.seat('bea');
  const known = new Set(walksOf(at.routes).map(({ method, route }) => `${method} ${route}`));
  const routes = [...new Set(at.routes.map(({ url }) => url))].filter((url) => url.startsWith('/api/') && !url.includes(':') && !url.includes('*'));
  expect(routes.length).toBeGreaterThan(10);
  const methods = ['OPTIONS', 'PATCH', 'PUT', 'DELETE', 'GET', 'POST'] as const satisfies readonly InjectOptions['method'][];
  for (const url of routes) {
    for (const method of methods.filter((one) => !known.has(`${one} ${url}`))) {
      const reply = await at.app.inject({ method, url, headers: bea.headers });
      // A path that another route takes as a parameter is that route's business; it never answers 200 to nothing.
      expect([method, url, [400, 403, 404].includes(reply.statusCode)]).toEqual([method, url, true]);
    }
  }
});
