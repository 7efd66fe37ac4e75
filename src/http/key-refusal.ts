// What the processes that hold keys refuse is a refusal; their reasons name months and rules, never content, and come in English: here they are said in both languages.
import { BadInput, refuse } from '../kernel/index.js';
import { LedgerError } from '../ledger/index.js';
import { RefusedError } from './problem.js';

const month = /^`(\d{4}-\d{2})` is retained until (\S+)$/;
const covered = /^a hold covers `(\d{4}-\d{2})`; it has to be lifted first$/;
const shredded = /^the payload key of `(\d{4}-\d{2})` was destroyed/;

/** A reason of the keepers and its French; `$1` is what the sentence holds. Each reason that they give stands here (tests/repo/door-words.test.ts). */
const reasons: readonly (readonly [RegExp | string, string])[] = [
  ['the entry shown does not announce this act', 'l’inscription présentée n’annonce pas cet acte'],
  ['the person of the entry shown may not do this', 'la personne de l’inscription présentée n’y est pas habilitée'],
  ['the entry shown is older than 7 days; begin again', 'l’inscription présentée a plus de 7 jours ; recommencez'],
  ['a log that is known for less than 30 days vouches for nobody', 'un registre connu depuis moins de 30 jours ne répond de personne'],
  ['it takes two people of different agencies', 'il faut deux personnes de services différents'],
  ['the approval names another request', 'l’approbation porte sur une autre demande'],
  ['the approval is older than its request', 'l’approbation précède sa demande'],
  ['this entry has placed its hold already', 'cette inscription a déjà posé sa conservation'],
  ['the request and the approval name different holds', 'la demande et l’approbation nomment des conservations différentes'],
  ['this hold was lifted before', 'cette conservation a déjà été levée'],
  ['the request names no agency and month', 'la demande ne nomme ni service ni mois'],
  ['the request and the approval name different months', 'la demande et l’approbation nomment des mois différents'],
  [month, '`$1` est conservé jusqu’au $2'],
  [covered, 'une conservation couvre `$1` ; il faut d’abord la lever'],
  ['a hold covers this source; it has to be lifted first', 'une conservation couvre cette source ; il faut d’abord la lever'],
  ['an entry shown is too old; begin again', 'une inscription présentée est trop ancienne ; recommencez'],
  ['the approval is of something else', 'l’approbation porte sur autre chose'],
  ['it takes two people of different chains of command', 'il faut deux personnes de voies hiérarchiques différentes'],
  ['the entries shown do not allow this', 'les inscriptions présentées ne permettent pas cet acte'],
  ['no public key of this log is known here', 'aucune clé publique de ce registre n’est connue ici'],
  [/^the public key of the log of `([^`]+)` is not the one first seen; find out who changed it$/, 'la clé publique du registre de `$1` n’est pas celle vue d’abord ; trouvez qui l’a changée'],
  ['an entry shown was used before; begin again', 'une inscription présentée a déjà servi ; recommencez'],
  ['no fresh entry of the record names exactly these payloads; record the opening first', 'aucune inscription récente ne nomme exactement ces contenus ; inscrivez d’abord leur ouverture'],
  ['the entry shown does not stand in its log', 'l’inscription présentée ne figure pas dans son registre'],
  ['there is no key of this source here', 'il n’y a pas ici de clé de cette source'],
  ['the key of this source was destroyed; what was sealed under it can never be read again', 'la clé de cette source a été détruite ; ce qui était scellé sous elle ne pourra plus jamais être lu'],
  [shredded, 'la clé des contenus de `$1` a été détruite ; ses inscriptions se vérifient et ne peuvent plus être lues'],
  ['there is no such hold; `custos ledger hold list` shows them', 'il n’y a pas de telle conservation ; `custos ledger hold list` les énumère'],
  ['this agency has no payload key for this month', 'ce service n’a pas de clé de contenus pour ce mois'],
];

export function sayWhy(fault: unknown): unknown {
  if (!(fault instanceof LedgerError)) return fault;
  if (fault.code === 'not_granted' || fault.code === 'destroyed') return new RefusedError(refuse('not_allowed', fault.message, inFrench(fault.message)));
  return fault.code === 'not_found' || fault.code === 'bad_entry' ? new BadInput(fault.message, { cause: fault, fr: inFrench(fault.message) }) : fault;
}

export function inFrench(reason: string): string {
  for (const [english, french] of reasons) {
    const found = typeof english === 'string' ? (english === reason ? [] : undefined) : english.exec(reason);
    if (found !== undefined && found !== null) return french.replaceAll(/\$(\d)/g, (_all, at: string) => found[Number(at)] ?? '');
  }
  return 'le processus qui détient les clés refuse cet acte, ou n’en comprend pas les termes';
}
