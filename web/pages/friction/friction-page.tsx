// What one more sentence before a look-up changes: repeats after it and without it, with their bounds, or that there is not enough yet (G7).
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FrictionShare } from '../../../src/http/contract.js';
import { askFriction } from '../../api/canary-questions.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Unknown } from '../../marks/unknown.js';
import { Waiting } from '../../marks/waiting.js';
import { formatShare } from '../../words/language.js';
import '../watch/watch.css';

function ShareRow({ name, share, least }: { readonly name: string; readonly share: FrictionShare | null; readonly least: number }) {
  const { t } = useTranslation();
  if (share === null) return <tr><th scope="row">{name}</th><td colSpan={4}><Unknown /> {t('friction.notYet', { count: least })}</td></tr>;
  return (
    <tr>
      <th scope="row">{name}</th><td className="figure">{share.people}</td><td className="figure">{share.again}</td><td className="figure">{formatShare(share.share)}</td>
      <td className="figure">{t('friction.bounds', { low: formatShare(share.low), high: formatShare(share.high) })}</td>
    </tr>
  );
}

export function FrictionPage() {
  const { t } = useTranslation();
  const answer = useQuery(askFriction());
  const modes = { off: t('friction.off'), on: t('friction.on'), randomised: t('friction.randomised') } as const;
  return (
    <>
      <PageHead title={t('friction.effect')} below={<span className="soft">{t('friction.effectHint')}</span>} />
      {answer.isPending && <Waiting lines={6} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.data !== undefined && (
        <div className="sheet" style={{ display: 'grid', gap: 12 }}>
          <p>{modes[answer.data.mode]}</p>
          <div style={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={t('friction.effect')}>
            <table className="scan-table">
              <thead><tr><th scope="col">{t('friction.part')}</th><th scope="col">{t('friction.people')}</th><th scope="col">{t('friction.again')}</th><th scope="col">{t('friction.share')}</th><th scope="col">{t('friction.interval')}</th></tr></thead>
              <tbody>
                <ShareRow name={t('friction.asked')} share={answer.data.asked} least={answer.data.least} />
                <ShareRow name={t('friction.held')} share={answer.data.held} least={answer.data.least} />
              </tbody>
            </table>
          </div>
          <p className="soft">{t('friction.how')}</p>
        </div>
      )}
    </>
  );
}
