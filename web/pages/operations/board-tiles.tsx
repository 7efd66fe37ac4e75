// The four counts and the persons, each for itself: an arrest is no person, and neither is an occurrence or a charge (domain.md section 5).
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OperationAnswer } from '../../../src/http/contract.js';
import { Unknown } from '../../marks/unknown.js';
import { formatNumber } from '../../words/language.js';
import { momentOf, type OperationAddress } from './operation-address.js';

interface Props {
  readonly answer: OperationAnswer;
  readonly search: OperationAddress;
}

export function BoardTiles({ answer, search }: Props) {
  const { t } = useTranslation();
  const { low, high } = answer.arrests.persons;
  return (
    <ul className="op-tiles">
      <Tile title={t('operations.occurrences')} count={answer.occurrences.count} kind="occurrence" search={search} words={t('operations.occurrencesHint')} />
      <Tile title={t('operations.arrests')} count={answer.arrests.count} kind="arrest" search={search} words={t('operations.arrestsHint')} />
      <li className="sheet op-tile">
        <h2>{t('operations.persons')}</h2>
        <p className="op-number">{low === high ? formatNumber(low) : `${formatNumber(low)}–${formatNumber(high)}`}</p>
        <p>{low === high ? t('operations.personsExact') : <><Unknown /> {t('operations.personsRange', { low: formatNumber(low), high: formatNumber(high) })}</>}</p>
      </li>
      <Tile title={t('operations.charges')} count={answer.charges.count} kind="charge" search={search} words={t('operations.chargesHint')} />
      <Tile title={t('operations.labs')} count={answer.labs.count} kind="lab" search={search} words={t('operations.labsHint')} />
    </ul>
  );
}

interface TileProps {
  readonly title: string;
  readonly count: number;
  readonly kind: string;
  readonly search: OperationAddress;
  readonly words: string;
}

function Tile({ title, count, kind, search, words }: TileProps) {
  const { id = '' } = useParams({ strict: false });
  return (
    <li className="sheet op-tile">
      <h2><Link to="/operations/$id/rows" params={{ id }} search={{ ...momentOf(search), kind }}>{title}</Link></h2>
      <p className="op-number">{formatNumber(count)}</p>
      <p className="soft">{words}</p>
    </li>
  );
}
