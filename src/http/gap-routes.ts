// Gaps of a cycle (G4, G7): what one may see of it, ranked by what knowing would narrow, with what was asked already.
import { Type } from 'typebox';
import type { Gap } from '../assessment/gaps/index.js';
import type { App } from './app.js';
import { planFor } from './ask.js';
import { callerOf } from './caller.js';
import { type GapLine, GapsAnswer, NothingToShow } from './contract.js';
import { answerOrNothing } from './entity-routes.js';
import type { House } from './house.js';
import { type Language, languageOf } from './language.js';

const Query = Type.Object({ cycle: Type.Optional(Type.String({ maxLength: 120 })), page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })) });
const onPage = 100;

export function gapRoutes(app: App, house: House): void {
  app.get('/api/gaps', { schema: { querystring: Query, response: { 200: GapsAnswer, 404: NothingToShow } } }, async (request, reply) => {
    const { cycle, page = 1 } = request.query;
    const language = languageOf(request);
    const plan = await planFor(house, await callerOf(house, request), { action: 'viewGaps', asked: { cycle: cycle ?? null, page } });
    return answerOrNothing(house, reply, await house.gaps.rank(plan, cycle, { number: page, size: onPage }), (found, ledger) => ({
      cycle: { id: found.cycle.ref, name: language === 'fr' ? found.cycle.nameFr : found.cycle.nameEn, isOpen: found.cycle.closedAt === null }, total: found.total, page, pages: Math.max(1, Math.ceil(found.total / onPage)),
      gaps: found.gaps.map((gap, at): GapLine => ({
        rank: (page - 1) * onPage + at + 1, group: gap.group, name: found.names.get(gap.group) ?? gap.group, indicator: { code: gap.indicator.code, label: gap.indicator[language] }, isConflict: gap.isConflict, points: gap.points, because: because(gap, language),
        shares: gap.shares.map((one) => ({ share: one.share, label: one[language], before: [...one.before], ifYes: [...one.ifYes], ifNo: [...one.ifNo], points: one.points })), scheme: gap.scheme,
        asked: found.asked.filter((one) => one.group === gap.group && one.indicator === gap.indicator.code).map(({ id, to, state, dueOn }) => ({ id, to, state, dueOn })),
      })),
      indicators: found.indicators.filter(({ unknown }) => unknown > 0).map(({ indicator, unknown, points }) => ({ indicator: { code: indicator.code, label: indicator[language] }, unknown, points })),
      shares: found.shares.map(({ share, yes, no, unknown, total, bounds }) => ({ code: share.code, label: share[language], indicator: share.indicator, yes, no, unknown, total, bounds: [...bounds] })), ledger,
    }));
  });
}

/** Why it stands where it stands, in a sentence; both answers narrow alike. */
function because({ shares, scheme, isConflict }: Gap, language: Language): string {
  const number = (value: number) => new Intl.NumberFormat(language === 'fr' ? 'fr-CA' : 'en-CA', { maximumSignificantDigits: 2 }).format(value);
  const isFrench = language === 'fr';
  return [
    ...shares.map((one) => (isFrench ? `resserre de ${number(one.points)} point la part « ${one.fr} », quelle que soit la réponse` : `narrows the share “${one.en}” by ${number(one.points)} points, whatever the answer`)),
    ...(scheme === null ? [] : [isFrench ? `retire ${number(scheme.narrows)} des ${number(scheme.ceiling - scheme.floor)} points entre plancher et plafond de Sleipnir` : `takes ${number(scheme.narrows)} of ${number(scheme.ceiling - scheme.floor)} points between Sleipnir’s floor and ceiling`]),
    ...(isConflict ? [isFrench ? 'des services se contredisent et rien n’est tranché' : 'agencies differ and nobody has decided'] : []),
  ].join('; ');
}
