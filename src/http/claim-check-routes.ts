// A text held against figures (G1, G4, G7). What is pasted stays behind this door: the record has its hash and length, nothing keeps the text, and no figure speaks that its asker may not see.
import { hash } from 'node:crypto';
import { setImmediate as othersFirst } from 'node:timers/promises';
import { languageOfText, longestText, type PlacedClaim } from '../figures/claims/index.js';
import { withoutComments } from '../figures/released/index.js';
import { referenceFigures } from '../figures/index.js';
import { BadInput } from '../kernel/index.js';
import { answer } from './answer.js';
import type { App } from './app.js';
import { planFor } from './ask.js';
import { callerOf } from './caller.js';
import { type CheckOutcome, CheckText, type LedgerReceipt, PublicCheckAnswer, PublicCheckRefused, PublicCheckTerms } from './contract.js';
import type { House } from './house.js';
import { jsonLines, type Work } from './json-lines.js';
import { languageOf } from './language.js';
import { countsOf, type Held, heldAgainst, presentClaims, presentPublicClaims, releasedReferences, stepsOf } from './present-claims.js';
import { agencyWords } from './present-figure.js';
import { said } from './said.js';

const checksPerMinute = 120;
/** Checks for the public that run at once. */
const mostAtOnce = 2;
const openBecause = 'released figures only, and of what is pasted nothing is kept; off unless the installation opens it';

export function claimCheckRoutes(app: App, house: House): void {
  checkRoute(app, house);
  publicRoutes(app, house);
}

function checkRoute(app: App, house: House): void {
  app.post('/api/figures/check', { schema: { body: CheckText }, config: { rateLimit: { max: checksPerMinute, timeWindow: '1 minute' } } }, async (request, reply) => {
    const caller = await callerOf(house, request);
    const { text, language = languageOfText(text) } = request.body;
    refuseLonger(text, longestText, '2 MB', '2 Mo');
    // INVARIANT: of the text the record has its hash and its length (tests/attacks/access/draft-stays-behind-the-door.test.ts).
    const plan = await planFor(house, caller, { action: 'viewFigures', asked: { check: { sha256: hash('sha256', text), characters: text.length } } });
    const agencies = await agencyWords(house);
    // Every figure that it is held against stands in the entry, whether it is told or not: `no_figure` tells as well.
    return answer(house, reply, await house.figures.list(plan), (views, ledger) => {
      const held = heldAgainst(views, agencies, referenceFigures, caller.member.agencyId);
      return jsonLines(reply, checking(text, held, language, (claims) => outcomeOf(claims, held, language, languageOf(request), ledger)));
    });
  });
}

function publicRoutes(app: App, house: House): void {
  const { isOpen, perMinute, longest } = house.publicCheck;
  const config = { openBecause, rateLimit: { max: perMinute, timeWindow: '1 minute' } };
  let running = 0;
  app.get('/api/public/figures/check', { schema: { response: { 200: PublicCheckTerms } }, config: { openBecause } }, async () => ({ open: isOpen, longest, perMinute }));
  app.post('/api/public/figures/check', { schema: { body: CheckText, response: { 200: PublicCheckAnswer, 404: PublicCheckRefused, 429: PublicCheckRefused } }, config }, async (request, reply) => {
    if (!isOpen) return reply.code(404).send(said('nowhere', languageOf(request)));
    refuseLonger(request.body.text, longest, `${longest} characters`, `${longest} caractères`);
    if (running >= mostAtOnce) return reply.code(429).send(said('tooMany', languageOf(request)));
    running += 1;
    try {
      return await checkedForAll(house, request.body, languageOf(request));
    } finally {
      running -= 1;
    }
  });
}

async function checkedForAll(house: House, { text: whole, language: asked }: CheckText, reader: 'en' | 'fr'): Promise<PublicCheckAnswer> {
  const { text, left } = withoutComments(whole);
  const language = asked ?? languageOfText(text);
  const held = heldAgainst((await house.figures.published()).map((view) => ({ view })), await agencyWords(house), releasedReferences);
  const steps = checking(text, held, language, (claims) => claims, true);
  let step = await steps.next();
  while (step.done !== true) step = await steps.next();
  return { claims: [...presentPublicClaims(step.value, held, reader)], counts: countsOf(step.value), language, leftComments: left };
}

/** Between two steps whoever else asks is served. */
async function* checking<T>(text: string, held: Held, language: 'en' | 'fr', present: (claims: readonly PlacedClaim[]) => T, isParaphrased = false): Work<T> {
  const steps = stepsOf(text, held, { language, isParaphrased });
  let step = steps.next();
  while (step.done !== true) {
    yield step.value;
    await othersFirst();
    step = steps.next();
  }
  return present(step.value);
}

function outcomeOf(claims: readonly PlacedClaim[], held: Held, language: 'en' | 'fr', reader: 'en' | 'fr', ledger: LedgerReceipt): CheckOutcome {
  return { claims: [...presentClaims(claims, held, reader)], counts: countsOf(claims), language, ledger };
}

function refuseLonger(text: string, most: number, en: string, fr: string): void {
  if (text.length > most) throw new BadInput(`the text is longer than ${en}; check it in parts. Nothing of it was kept`, { fr: `le texte dépasse ${fr} ; vérifiez-le par parties. Rien n’en a été conservé` });
}
