// One function turns every error into display text, so that no page invents words that say more than the server did (G4).
import type { TFunction } from 'i18next';
import { LogFault } from '../ledger/published-log.js';
import { TileFault } from '../ledger/published-tree.js';
import { AskProblem } from './ask.js';
import { CeremonyFault } from './passkeys.js';

export interface ProblemText {
  readonly text: string;
  /** `calm`: there is nothing to show. `refused`: a no. `input`: the question must change. `trouble`: asking again may help. */
  readonly tone: 'calm' | 'refused' | 'input' | 'trouble';
}

/** The server's own sentence, as a sentence: it writes lower case without a full stop. */
function sentence(message: string): string {
  const clean = message.replaceAll('`', '').trim();
  if (clean === '') return '';
  return `${clean.charAt(0).toUpperCase()}${clean.slice(1)}${/[.!?]$/u.test(clean) ? '' : '.'}`;
}

/** What the files of a published log did wrong, or that they did not come. */
function logText(error: LogFault | TileFault, t: TFunction): ProblemText {
  if (error instanceof TileFault) {
    const { path } = error;
    return error.kind === 'wrong' ? { text: t('trouble.tileWrong', { path }), tone: 'refused' } : { text: t('trouble.tileMissing', { path }), tone: 'trouble' };
  }
  if (error.kind === 'unsigned') return { text: t('trouble.unsigned'), tone: 'refused' };
  const words = { unpublished: t('trouble.unpublished'), tooLarge: t('trouble.fault'), offline: t('trouble.offline') };
  return { text: words[error.kind], tone: 'trouble' };
}

export function problemText(error: unknown, t: TFunction): ProblemText {
  if (error instanceof LogFault || error instanceof TileFault) return logText(error, t);
  if (error instanceof CeremonyFault) return { text: error.kind === 'known' ? t('passkeys.known') : t('passkeys.notVerified'), tone: 'input' };
  if (!(error instanceof AskProblem)) return { text: t('trouble.crash'), tone: 'trouble' };
  switch (error.status) {
    case 0:
      return { text: t('trouble.offline'), tone: 'trouble' };
    case 400:
    case 413:
    case 422:
      return { text: sentence(error.message) || t('trouble.input'), tone: 'input' };
    case 401:
      return { text: t('trouble.signedOut'), tone: 'calm' };
    case 403:
      if (error.code === 'step_up_needed') return { text: t('stepUp.needed'), tone: 'input' };
      // The server's reason is of the person and the act, never of what is behind the door; it stands in the record in the same words.
      return { text: [t('trouble.refused'), sentence(error.message)].filter((part) => part !== '').join(' '), tone: 'refused' };
    case 404:
      // Of the asker's own requests alone, the same whether there ever was one.
      if (error.code === 'no_such_request') return { text: sentence(error.message), tone: 'input' };
      return { text: t('trouble.nothing'), tone: 'calm' };
    case 409:
      return { text: sentence(error.message) || t('trouble.input'), tone: 'input' };
    case 428:
      return { text: sentence(error.message) || t('trouble.input'), tone: 'input' };
    case 429:
      return { text: t('trouble.busy'), tone: 'trouble' };
    case 503:
      return { text: error.code === 'not_cosigned' || error.code === 'keys_refused' ? sentence(error.message) : t('trouble.record'), tone: 'trouble' };
    default:
      return { text: t('trouble.fault'), tone: 'trouble' };
  }
}
