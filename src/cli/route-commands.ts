// `custos assess routes …`: routes of traffic, observed and forecast apart, and what moved when one was made harder.
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { BadInput } from '../kernel/index.js';
import type { RouteDisplacement, RouteJudged, RouteJudgementView, RoutesAnswer, RouteTermsView, RouteView } from '../http/contract.js';
import { type Asker, askerHeaders, askJson, summaryOf } from './ask.js';
import { asks } from './asker-options.js';
import { terminalLanguage } from './language.js';
import { table } from './table.js';
import { print, printJson, withNode } from './with-node.js';

interface Options extends Asker {
  readonly json?: boolean;
}

export function routeCommands(program: Command): void {
  const assess = program.commands.find((one) => one.name() === 'assess') ?? program.command('assess').description('assess groups and routes');
  const routes = assess.command('routes').description('routes by road, rail, air, post and sea: observed and forecast apart');
  asks(routes.command('list [route]').description('what is known of routes, of one alone where it is named')).action(list);
  asks(routes.command('judge <file>').description('add a judgement, as JSON: {"route","mode","conveyance","commodity","says":{"kind":"observed","from","to","seizures","effort","level"},"channel","carrier","indicators","source","assessedOn","confidence","why","label"}')).action(judge);
}

async function list(route: string | undefined, options: Options): Promise<void> {
  const path = route === undefined ? '/api/routes' : `/api/routes?route=${encodeURIComponent(route)}`;
  const found = await withNode((link) => askJson<RoutesAnswer>(link, { method: 'GET', path, headers: askerHeaders(options) }));
  if (options.json === true) return printJson({ ...found, ledger: summaryOf(found.ledger) });
  const isFrench = terminalLanguage() === 'fr';
  print(found.routes.length === 0 ? (isFrench ? 'Aucun itinéraire n’est jugé ; cela ne dit pas qu’il n’y a pas de trafic.' : 'No route is judged; that does not say that there is no traffic.') : found.routes.map((one) => routeLines(one, found.terms, isFrench)).join('\n\n'));
}

async function judge(file: string, options: Options): Promise<void> {
  const body = textOf(file);
  const judged = await withNode((link) => askJson<RouteJudged>(link, { method: 'POST', path: '/api/routes', headers: { ...askerHeaders(options), 'content-type': 'application/json' }, body }));
  if (options.json === true) return printJson({ ...judged, ledger: summaryOf(judged.ledger) });
  print(`${judged.id}\n${terminalLanguage() === 'fr' ? 'Au registre' : 'On the record'}: ${judged.ledger.origin} entry ${judged.ledger.index}`);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (fault) {
    throw new BadInput(`\`${file}\` cannot be read; name a file with one judgement as JSON`, { cause: fault, fr: `\`${file}\` ne peut être lu ; nommez un fichier contenant un jugement en JSON` });
  }
}

function routeLines({ route, observed, forecast, hardened, displacements, notObserved }: RouteView, terms: RouteTermsView, isFrench: boolean): string {
  const word = (listName: string, code: string | null | undefined) => terms[listName]?.find((one) => one.code === code)?.label ?? code ?? '';
  const heads = isFrench ? { observed: 'observé', forecast: 'prévu (jamais additionné à l’observé)', hardened: 'durci', moved: 'déplacement', not: 'non observé, donc inconnu' } : { observed: 'observed', forecast: 'forecast (never added to what was observed)', hardened: 'made harder', moved: 'displacement', not: 'not observed, so unknown' };
  const columns = isFrench ? { mode: 'mode', what: 'bien', when: 'quand', level: 'niveau', found: 'saisies', effort: 'recherche', channel: 'transporteur', by: 'par', likely: 'probabilité', sure: 'confiance' } : { mode: 'mode', what: 'commodity', when: 'when', level: 'level', found: 'seizures', effort: 'search', channel: 'carrier', by: 'by', likely: 'likelihood', sure: 'confidence' };
  const thing = (one: RouteJudgementView) => [word('modes', one.mode), word('commodities', one.commodity)];
  const part = (head: string, names: readonly string[], rows: readonly (readonly string[])[]) => (rows.length === 0 ? [] : [`${head}:`, table([...names], rows.map((row) => [...row]))]);
  return [
    `# ${route}`,
    ...part(heads.observed, [columns.mode, columns.what, columns.when, columns.level, columns.found, columns.effort, columns.channel, columns.sure, columns.by], observed.map((one) => [
      ...thing(one), `${one.says.from ?? ''} … ${one.says.to ?? ''}`, `${word('levels', one.says.level)}${one.isDisputed ? (isFrench ? ' (contesté)' : ' (disputed)') : ''}`, one.says.seizures === null || one.says.seizures === undefined ? '?' : `${one.says.seizures}`, effortWords(one, word, isFrench), word('channels', one.channel), word('confidences', one.confidence), one.by,
    ])),
    ...part(heads.forecast, [columns.mode, columns.what, columns.when, columns.likely, columns.sure, columns.by], forecast.map((one) => [...thing(one), `→ ${one.says.until ?? ''}`, word('likelihoods', one.says.likelihood), word('confidences', one.confidence), one.by])),
    ...part(heads.hardened, [columns.mode, columns.when, columns.by], hardened.map((one) => [word('modes', one.mode), one.says.on ?? '', one.by])),
    ...(displacements.length === 0 ? [] : [`${heads.moved}:`, ...displacements.map((one) => `  ${displacementWords(one, word, isFrench)}`)]),
    `${heads.not}: ${notObserved.map((mode) => word('modes', mode)).join(', ') || '-'}`,
  ].join('\n');
}

type Word = (list: string, code: string | null | undefined) => string;

function effortWords({ says: { effort } }: RouteJudgementView, word: Word, isFrench: boolean): string {
  if (effort?.state === 'recorded') return `${effort.amount ?? ''} ${word('efforts', effort.unit)}`;
  return effort?.state === 'none' ? (isFrench ? 'personne n’a cherché' : 'nobody searched') : isFrench ? 'non consignée' : 'not recorded';
}

function displacementWords({ hardened, mode, agency, verdict, before, after, chance }: RouteDisplacement, word: Word, isFrench: boolean): string {
  const words: Readonly<Record<string, readonly [en: string, fr: string]>> = {
    rate_rose: ['each search finds more than before: displacement is possible', 'chaque recherche trouve plus qu’avant : un déplacement est possible'],
    more_search: ['more was found because more was searched', 'on a trouvé plus parce qu’on a cherché plus'], no_clear_rise: ['what rose may be chance', 'la hausse peut tenir au hasard'], no_rise: ['no rise', 'aucune hausse'],
    unknown_effort: ['unknown: the search was not recorded alike', 'inconnu : la recherche n’a pas été consignée de même'], unknown_not_observed: ['unknown: not observed before and after', 'inconnu : pas observé avant et après'],
  };
  const rate = [before, after].map((one) => (one?.perThousand === null || one === null ? '?' : `${one.perThousand}`)).join(' → ');
  return `${word('modes', hardened.mode)} ${hardened.on} → ${word('modes', mode)} (${agency}): ${words[verdict]?.[isFrench ? 1 : 0] ?? verdict}; ${rate} / 1000${chance === null ? '' : `, p ${chance}`}`;
}
