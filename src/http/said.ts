// What the node says for itself, whoever asked and whatever they asked: one sentence each, in the language of the caller, of nothing behind the door (G4).
import type { Problem } from './contract.js';
import type { Language } from './language.js';

type Sentence = Readonly<Record<Language, string>> & { readonly error: string };

const sentences = {
  ledgerDown: { error: 'ledger_down', en: 'the record cannot be kept at the moment, so nothing is shown; try again later', fr: 'le registre ne peut être tenu en ce moment, donc rien n’est montré ; réessayez plus tard' },
  /** The record is kept; whoever holds its keys does not open what lies there. To try again does not help. */
  keysRefused: { error: 'keys_refused', en: 'the process that holds the keys does not open this, so nothing is shown; tell the operator of this node', fr: 'le processus qui détient les clés n’ouvre pas ceci, donc rien n’est montré ; avisez l’exploitant de ce nœud' },
  /** The entry stands; what it announces is not shown. */
  notCosigned: { error: 'not_cosigned', en: 'this answer waits for witnesses, and they have not vouched for its entry in time; nothing is shown; try again later', fr: 'cette réponse attend des témoins, qui n’ont pas attesté son inscription à temps ; rien n’est montré ; réessayez plus tard' },
  tooMany: { error: 'too_many', en: 'too many requests; wait a minute', fr: 'trop de demandes ; attendez une minute' },
  tooLarge: { error: 'bad_input', en: 'this is larger than is accepted; split it', fr: 'ceci dépasse la taille admise ; divisez-le' },
  unreadable: { error: 'bad_input', en: 'this request cannot be read; see /docs for its form', fr: 'cette demande ne peut être lue ; sa forme est décrite à /docs' },
  failed: { error: 'fault', en: 'something failed here; nothing was shown; the operator of this node can read why in its log', fr: 'quelque chose a échoué ici ; rien n’a été montré ; l’exploitant de ce nœud peut en lire la cause dans son journal' },
  unrecorded: { error: 'fault', en: 'this answer had no entry, so it is not shown', fr: 'cette réponse n’avait pas d’inscription ; elle n’est donc pas montrée' },
  nowhere: { error: 'no_such_route', en: 'there is no such address; see /docs', fr: 'il n’y a pas de telle adresse ; voir /docs' },
  noLogFile: { error: 'no_such_route', en: 'the log has no such file; see c2sp.org/tlog-tiles for the paths', fr: 'le registre n’a pas de tel fichier ; les chemins sont décrits à c2sp.org/tlog-tiles' },
  nothing: { error: 'nothing_to_show', en: 'there is nothing to show here under this purpose and case', fr: 'il n’y a rien à montrer ici pour cette finalité et ce dossier' },
  notVerified: { error: 'fault', en: 'the verification itself failed; the node’s log says why', fr: 'la vérification elle-même a échoué ; le journal du nœud dit pourquoi' },
  verifying: { error: 'busy', en: 'a verification is running already; wait for it and read its outcome', fr: 'une vérification est déjà en cours ; attendez-en le résultat' },
} as const satisfies Readonly<Record<string, Sentence>>;

export type SentenceName = keyof typeof sentences;

export function said<Name extends SentenceName>(name: Name, language: Language): Problem & { readonly error: (typeof sentences)[Name]['error'] } {
  const { error, [language]: message } = sentences[name];
  return { error, message };
}

/** The names of all, for the test that none lacks a language. */
export const sentenceNames = Object.keys(sentences) as readonly SentenceName[];
