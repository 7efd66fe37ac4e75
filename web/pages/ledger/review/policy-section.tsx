// What the policy pins, and everything that a reviewer takes away to check the logs without this node.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LedgerStateAnswer } from '../../../../src/http/contract.js';
import { readPolicy } from '../../../ledger/policy.js';
import { saveText } from '../../../ledger/proof-file.js';
import { tlogAddress } from '../../../ledger/published-log.js';
import { VerdictMark } from '../../../marks/verdict-mark.js';
import { policyTextOf } from './policy-text.js';

const nameOf = (key: string): string => key.slice(0, key.indexOf('+'));

export function PolicySection({ state }: { readonly state: LedgerStateAnswer }) {
  const { t } = useTranslation();
  const text = policyTextOf(state, window.location.origin);
  const policy = readPolicy(text);
  const log = state.logs[0]?.agency ?? 'AGENCY';
  const commands = `node tools/verify.mjs --policy custos.policy --seen ${log}.seen ${window.location.origin}${tlogAddress(log, '')}\nnode tools/verify.mjs --policy custos.policy --proof ${log}-0.tlog-proof`;
  return (
    <>
      <section className="sheet block" aria-label={t('review.policy')}>
        <h2>{t('review.policy')}</h2>
        {state.policy === null && <div className="banner chip-warn" role="note"><p>{t('review.policyNone')}</p></div>}
        {policy === undefined ? <div><VerdictMark outcome="fails" words={t('witness.badPolicy')} /></div> : (
          <dl className="facts">
            <dt>{t('review.pinnedLogs')}</dt><dd className="any">{policy.logs.map(nameOf).join(', ')}</dd>
            <dt>{t('review.pinnedWitnesses')}</dt><dd className="any">{policy.witnesses.map((one) => one.name).join(', ') || t('table.none')}</dd>
            <dt>{t('review.pinnedQuorum')}</dt><dd>{policy.quorum === 'none' ? t('witness.nobody') : policy.quorum}</dd>
          </dl>
        )}
        <details><summary>{t('review.policyText')}</summary><pre className="code" tabIndex={0}>{text}</pre></details>
      </section>
      <section className="sheet block" aria-label={t('review.downloads')}>
        <h2>{t('review.downloads')}</h2>
        <p>{t('review.downloadsHint')}</p>
        <div className="inline">
          <Button variant="default" onClick={() => saveText('custos.policy', text)}>{t('review.policyFile')}</Button>
        </div>
        <ul className="plain-list">
          {state.logs.map(({ agency }) => <li key={agency}><a href={tlogAddress(agency, 'checkpoint')} download={`${agency}.checkpoint`}>{t('review.checkpoint', { agency })}</a></li>)}
        </ul>
        <h3>{t('review.command')}</h3>
        <pre className="code" tabIndex={0}>{commands}</pre>
        <p className="soft">{t('review.proofs')}</p>
      </section>
    </>
  );
}
