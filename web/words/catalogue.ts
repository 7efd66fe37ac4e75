// Both languages from the first string: the types refuse a key that only one of them has, and a test refuses one that nobody uses.
import { access } from './en/access.js';
import { account } from './en/account.js';
import { actions } from './en/actions.js';
import { breakGlass } from './en/break-glass.js';
import { duties } from './en/duties.js';
import { find } from './en/find.js';
import { frame } from './en/frame.js';
import { gateways } from './en/gateways.js';
import { ledger } from './en/ledger.js';
import { notices } from './en/notices.js';
import { passkeys } from './en/passkeys.js';
import { releases } from './en/releases.js';
import { signOn } from './en/sign-on.js';
import { writing } from './en/writing.js';
import { access as acces } from './fr/access.js';
import { requests } from './en/requests.js';
import { sources } from './en/sources.js';
import { account as compte } from './fr/account.js';
import { actions as actes } from './fr/actions.js';
import { breakGlass as urgence } from './fr/break-glass.js';
import { duties as charges } from './fr/duties.js';
import { find as recherche } from './fr/find.js';
import { frame as cadre } from './fr/frame.js';
import { gateways as passerelles } from './fr/gateways.js';
import { ledger as registre } from './fr/ledger.js';
import { notices as avis } from './fr/notices.js';
import { requests as demandes } from './fr/requests.js';
import { passkeys as cles } from './fr/passkeys.js';
import { releases as liberations } from './fr/releases.js';
import { signOn as connexion } from './fr/sign-on.js';
import { sources as origines } from './fr/sources.js';
import { writing as redaction } from './fr/writing.js';

export const en = { ...frame, ...find, ...account, ...actions, ...ledger, ...notices, ...passkeys, ...breakGlass, ...signOn, ...access, ...requests, ...sources, ...gateways, ...duties, ...releases, ...writing };
export const fr: typeof en = { ...cadre, ...recherche, ...compte, ...actes, ...registre, ...avis, ...cles, ...urgence, ...connexion, ...acces, ...demandes, ...origines, ...passerelles, ...charges, ...liberations, ...redaction };

export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];
