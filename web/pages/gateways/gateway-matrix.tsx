// From each sector (rows) to each (columns): passes, passes under a named basis, or no gateway. Text says it, colour repeats it.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Reference } from '../../../src/http/contract.js';
import { sectorWords } from './sector-words.js';
import './gateways.css';

type Gateway = Reference['gateways'][number];

/** The node itself and publishers are in the list; between sectors of the law they only widen the table. */
const aside = new Set(['node', 'publisher']);
const abroad = 'foreign_partner';

function cellOf(gateways: readonly Gateway[], from: string, to: string, t: TFunction): { readonly look: string; readonly words: string } {
  const found = gateways.find((one) => one.from === from && one.to.includes(to));
  // Partners abroad pass nothing on to one another here.
  if (found === undefined) return from === to && from !== abroad ? { look: 'same', words: t('gateways.same') } : { look: 'none', words: t('gateways.none') };
  if (found.under !== null) return { look: 'only', words: t('gateways.only', { basis: found.under.replaceAll('_', ' ') }) };
  return from === abroad || to === abroad ? { look: 'only', words: t('gateways.assured') } : { look: 'passes', words: t('gateways.passes') };
}

export function GatewayMatrix({ gateways }: { readonly gateways: readonly Gateway[] }) {
  const { t } = useTranslation();
  const sectors = [...new Set(gateways.flatMap((one) => [one.from, ...one.to]))].filter((one) => !aside.has(one));
  return (
    <div className="gateway-room" role="region" aria-label={t('gateways.matrix')} tabIndex={0}>
      <table className="gateway-matrix">
        <thead><tr><th scope="col">{t('gateways.corner')}</th>{sectors.map((to) => <th key={to} scope="col">{sectorWords(to, t)}</th>)}</tr></thead>
        <tbody>
          {sectors.map((from) => (
            <tr key={from}>
              <th scope="row">{sectorWords(from, t)}</th>
              {sectors.map((to) => {
                const { look, words } = cellOf(gateways, from, to, t);
                return <td key={to} className={look}>{words}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
