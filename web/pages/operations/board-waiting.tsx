// What keeps the totals from being all of it: who has not reported, rows that may be one event, and rows that wait to be mended. Of the last two, only what the reader may see.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OperationAnswer } from '../../../src/http/contract.js';
import { useMe } from '../../api/session.js';
import { useAgencyNames } from '../../marks/agency-names.js';
import { reportsToOperations } from '../../marks/code-words.js';
import { Unknown } from '../../marks/unknown.js';
import { effectWords } from './effect-words.js';

interface Props {
  readonly answer: OperationAnswer;
  readonly isWall: boolean;
}

const onBoard = 6;

export function BoardWaiting({ answer, isWall }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const { agencyName } = useAgencyNames();
  const { operation: { id }, missing, proposedMerges, quarantined } = answer;
  return (
    <div className="op-columns">
      <div className="op-stack">
        <section className="sheet">
          <h2>{t('operations.missingTitle')}</h2>
          {missing.length === 0 ? <p style={{ margin: '4px 0 0' }}>{t('operations.allReported')}</p> : <><p style={{ margin: '4px 0 0' }}><Unknown /> {t('operations.missing', { count: missing.length })}</p><ul className="op-names">{missing.map((one) => <li key={one}>{agencyName(one)}</li>)}</ul></>}
        </section>
        {reportsToOperations(me.role) && (
          <section className="sheet">
            <h2>{t('operations.quarantineTitle')}</h2>
            <p style={{ margin: '4px 0 0' }}>{quarantined === 0 ? t('operations.noQuarantined') : t('operations.quarantined', { count: quarantined })}</p>
            {!isWall && quarantined > 0 && <p style={{ margin: '8px 0 0' }}><Link to="/operations/$id/quarantine" params={{ id }} search={{}}>{t('operations.toQuarantine')}</Link></p>}
          </section>
        )}
      </div>
      <section className="sheet">
        <h2>{t('operations.proposedTitle')}</h2>
        <p style={{ margin: '4px 0 0' }}>{proposedMerges.length === 0 ? t('operations.noProposed') : t('operations.proposed', { count: proposedMerges.length })}</p>
        {proposedMerges.length > 0 && <ul className="op-list">{proposedMerges.slice(0, onBoard).map((one) => <li key={one.rows.map(({ ref }) => ref).join(' ')}>{one.why}. {effectWords(one.effect, t)}</li>)}</ul>}
        {!isWall && proposedMerges.length > 0 && <p style={{ margin: '8px 0 0' }}><Link to="/operations/$id/merges" params={{ id }} search={{}}>{t('operations.toMerges')}</Link></p>}
      </section>
    </div>
  );
}
