// News releases for everybody (G4): only what two people signed and whose hour has come. Under embargo, never released, another's draft and never written are one answer, and so is a node that shows none.
import { Type } from 'typebox';
import type { App } from './app.js';
import { PublicCheckRefused, PublicReleaseAnswer, PublicReleases } from './contract.js';
import type { House } from './house.js';
import { languageOf } from './language.js';
import { presentRelease, presentReleaseLine } from './present-note.js';
import { said } from './said.js';

const openBecause = 'released by two people for everybody, after its hour; off unless the installation opens it';
const readsPerMinute = 120;

export function publicReleaseRoutes(app: App, house: House): void {
  const config = { openBecause, rateLimit: { max: readsPerMinute, timeWindow: '1 minute' } };
  app.get('/api/public/releases', { schema: { response: { 200: PublicReleases, 404: PublicCheckRefused } }, config }, async (request, reply) => {
    if (!house.showsReleases) return reply.code(404).send(said('nowhere', languageOf(request)));
    return { releases: (await house.notes.published()).map((one) => presentReleaseLine(one, languageOf(request))) };
  });

  app.get('/api/public/releases/:id', { schema: { params: Type.Object({ id: Type.String({ maxLength: 300 }) }), response: { 200: PublicReleaseAnswer, 404: PublicCheckRefused } }, config }, async (request, reply) => {
    // INVARIANT: whoever asks before the hour hears what they would hear of a release that was never written (tests/attacks/access/embargoed-release.test.ts).
    const found = (await house.notes.published()).find(({ id }) => id === request.params.id);
    if (found === undefined || !house.showsReleases) return reply.code(404).send(said('nowhere', languageOf(request)));
    return presentRelease(found, languageOf(request));
  });
}
