// The mark in the top bar: the ledger index of the latest answer and whether this browser's check of its proof held.
import { Popover, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { agencyOf, hasFailure } from '../ledger/seal.js';
import { knownHeads, sealState, subscribe } from '../ledger/seal-store.js';
import { VerdictMark, VerdictShape } from '../marks/verdict-mark.js';
import { formatNumber } from '../words/language.js';

export function Seal() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const answers = useSyncExternalStore(subscribe, sealState);
  const [latest] = answers;
  const words = { holds: t('seal.holds'), fails: t('seal.fails'), open: t('seal.open'), checking: t('seal.checking') } as const;
  const verdict = hasFailure(answers) ? 'fails' : (latest?.verdict ?? 'open');
  const number = latest === undefined ? t('seal.none') : t('seal.number', { index: formatNumber(BigInt(latest.receipt.index)) });
  const state = latest === undefined ? '' : words[verdict];
  const isAble = (globalThis.crypto as Crypto | undefined)?.subtle !== undefined;
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={340} trapFocus withRoles shadow="md">
      <Popover.Target>
        <UnstyledButton className={`bar-button seal-${verdict}`} onClick={() => setOpen(!isOpen)} aria-label={`${t('seal.label')}: ${number}${state === '' ? '' : `, ${state}`}`}>
          <VerdictShape outcome={verdict} />
          <span className={latest === undefined ? 'only-wide' : undefined}>{number}</span>
          {state !== '' && <span className="only-wide">· {state}</span>}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('seal.title')}>
        <strong>{t('seal.title')}</strong>
        {hasFailure(answers) && <div className="banner chip-harm" role="alert"><p>{t('seal.alarm')}</p></div>}
        <p className="soft" style={{ margin: '4px 0' }}>{t('seal.about')}</p>
        {!isAble && <p>{t('seal.noCrypto')}</p>}
        <ul className="seal-list">
          {answers.map(({ number: key, receipt, verdict: outcome }) => (
            <li key={key}>
              <Link
                to="/ledger/entries/$agency/$index"
                params={{ agency: agencyOf(receipt.origin, knownHeads()), index: receipt.index }}
                onClick={() => setOpen(false)}
              >
                <span>{t('seal.number', { index: formatNumber(BigInt(receipt.index)) })}<VisuallyHidden> {t('seal.inLog', { log: receipt.origin })}</VisuallyHidden></span>
                <VerdictMark outcome={outcome} words={words[outcome]} />
              </Link>
            </li>
          ))}
        </ul>
        <Link to="/ledger" onClick={() => setOpen(false)}>{t('seal.toLedger')}</Link>
      </Popover.Dropdown>
    </Popover>
  );
}
