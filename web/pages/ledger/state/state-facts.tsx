// Whether the ledger works: writer, disk, signer, key process. What the node does not say is hatched.
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import type { LedgerStateAnswer } from '../../../../src/http/contract.js';
import { Unknown } from '../../../marks/unknown.js';
import { VerdictMark } from '../../../marks/verdict-mark.js';
import { formatMoment } from '../../../words/language.js';

function reasonWords(code: string, t: TFunction): string {
  if (code === 'ENOSPC') return t('state.noSpaceCode');
  if (code === 'closed') return t('state.closed');
  return /^E[A-Z]+$/u.test(code) ? t('state.disk', { code }) : t('state.fault');
}

function writerWords({ running, reason, noSpace }: LedgerStateAnswer['writer'], t: TFunction): string {
  if (!running) return t('state.stopped', { reason: reasonWords(reason ?? '', t) });
  return noSpace === true ? t('state.full') : t('state.running');
}

export function StateFacts({ state }: { readonly state: LedgerStateAnswer }) {
  const { t } = useTranslation();
  const isWell = state.writer.running && state.writer.noSpace !== true;
  const up = (is: LedgerStateAnswer['signer']) => (is === null ? <Unknown /> : <VerdictMark outcome={is === 'running' ? 'holds' : 'fails'} words={is === 'running' ? t('state.up') : t('state.down')} />);
  return (
    <section className="sheet block" aria-label={t('state.title')}>
      <h2>{t('state.title')}</h2>
      {!isWell && <div className="banner chip-harm" role="alert"><p>{t('state.alarm', { words: writerWords(state.writer, t) })}</p></div>}
      <dl className="facts">
        <dt>{t('state.writer')}</dt><dd>{isWell ? <VerdictMark outcome="holds" words={writerWords(state.writer, t)} /> : <span className="chip chip-harm chip-words">{writerWords(state.writer, t)}</span>}</dd>
        <dt>{t('state.signer')}</dt><dd>{up(state.signer)}</dd>
        <dt>{t('state.keys')}</dt><dd>{up(state.keys)}</dd>
        <dt>{t('state.clock')}</dt><dd>{formatMoment(state.at)}</dd>
      </dl>
    </section>
  );
}
