// Seizures by commodity and unit. Bars stand on one scale within a unit and nowhere else: units are never added, nor set side by side (domain.md section 5).
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OperationAnswer } from '../../../src/http/contract.js';
import { momentOf, type OperationAddress } from './operation-address.js';
import { amountWords, commodityWords, unitWords } from './operation-words.js';

interface Props {
  readonly answer: OperationAnswer;
  readonly search: OperationAddress;
}

export function SeizureBars({ answer, search }: Props) {
  const { t } = useTranslation();
  const { id = '' } = useParams({ strict: false });
  const units = [...new Set(answer.seizures.map(({ unit }) => unit))];
  return (
    <section className="sheet">
      <h2>{t('operations.seizures')}</h2>
      <p className="soft" style={{ margin: '4px 0 0' }}>{answer.seizures.length === 0 ? t('operations.noSeizures') : t('operations.seizuresHint')}</p>
      <div className="op-units">
        {units.map((unit) => {
          const own = answer.seizures.filter((one) => one.unit === unit).toSorted((a, b) => Number(b.quantity) - Number(a.quantity));
          const most = Math.max(...own.map(({ quantity }) => Number(quantity)), 0);
          return (
            <table key={unit} className="op-bars">
              <caption>{t('operations.inUnit', { unit: unitWords(unit, t) })}</caption>
              <thead className="only-spoken"><tr><th scope="col">{t('operations.commodity')}</th><th scope="col">{t('operations.share')}</th><th scope="col">{t('operations.quantity')}</th><th scope="col">{t('operations.records')}</th></tr></thead>
              <tbody>{own.map((one) => (
                <tr key={one.commodity}>
                  <th scope="row"><Link to="/operations/$id/rows" params={{ id }} search={{ ...momentOf(search), kind: 'seizure', commodity: one.commodity }}>{commodityWords(one.commodity, t)}</Link></th>
                  <td aria-hidden="true"><span className="op-bar" style={{ width: `${most === 0 ? 0 : (100 * Number(one.quantity)) / most}%` }} /></td>
                  <td className="figure"><strong>{amountWords(one.quantity, one.unit, t)}</strong></td>
                  <td className="soft">{t('operations.ofRecords', { count: one.records })}</td>
                </tr>
              ))}</tbody>
            </table>
          );
        })}
      </div>
    </section>
  );
}
