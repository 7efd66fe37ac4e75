// Rows by province, read page by page when somebody asks for it: each page is a look-up. Counted is what the reader may see; where they see nothing it is unknown, never none (G4, G7).
import { Button, NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationRowsAnswer, ProvincesAnswer } from '../../../src/http/contract.js';
import { type OperationMoment, readOperationRows } from '../../api/operation-questions.js';
import { Trouble } from '../../marks/trouble.js';
import { formatNumber } from '../../words/language.js';
import { MapDrawing } from '../map/map-drawing.js';
import { ProvinceTable } from '../map/province-table.js';
import { isRowKind, kindWords, provinceCodes, provinceWords, type RowKind, rowKinds } from './operation-words.js';
import '../map/map.css';
import '../watch/watch.css';

const [rowsOnPage, mostPages] = [100, 10];

interface Counted {
  readonly kind: RowKind;
  readonly rows: number;
  readonly isAll: boolean;
  readonly byProvince: ReadonlyMap<string, number>;
  readonly ledger: OperationRowsAnswer['ledger'];
}

interface Props {
  readonly id: string;
  readonly moment: OperationMoment;
}

export function ProvincePart({ id, moment }: Props) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<RowKind>('occurrence');
  const [pages, setPages] = useState(0);
  const isLeft = useRef(false);
  useEffect(() => {
    isLeft.current = false;
    return () => { isLeft.current = true; };
  }, []);
  const reading = useMutation({ mutationFn: () => countRows(id, moment, kind, setPages, () => isLeft.current) });
  return (
    <section className="sheet">
      <h2>{t('operations.mapTitle')}</h2>
      <p className="soft" style={{ margin: '4px 0 8px' }}>{t('operations.mapHint', { rows: rowsOnPage, most: formatNumber(rowsOnPage * mostPages) })}</p>
      <div className="op-filter">
        <NativeSelect label={t('operations.kind')} value={kind} onChange={(event) => isRowKind(event.currentTarget.value) && setKind(event.currentTarget.value)} data={rowKinds.map((value) => ({ value, label: kindWords(value, t) }))} />
        <Button variant="default" loading={reading.isPending} onClick={() => reading.mutate()}>{t('operations.mapDraw')}</Button>
      </div>
      {reading.isPending && <p role="status">{t('operations.mapReading', { page: pages })}</p>}
      {reading.isError && <Trouble error={reading.error} onAgain={() => reading.mutate()} />}
      {reading.data !== undefined && <Drawn counted={reading.data} />}
    </section>
  );
}

function Drawn({ counted }: { readonly counted: Counted }) {
  const { t } = useTranslation();
  const { rows, isAll, byProvince, kind } = counted;
  const answer = provincesOf(counted, t);
  const nowhere = byProvince.get('') ?? 0;
  return (
    <>
      <p role="status">{isAll ? t('operations.mapAll', { count: rows, rows: formatNumber(rows), kind: kindWords(kind, t) }) : t('operations.mapPart', { rows: formatNumber(rows), kind: kindWords(kind, t) })} {nowhere > 0 && t('operations.mapNowhere', { count: nowhere })}</p>
      <div className="map-pair"><figure className="map-figure"><MapDrawing answer={answer} /><figcaption className="soft">{t('operations.mapLegend')}</figcaption></figure><ProvinceTable answer={answer} /></div>
    </>
  );
}

/** In the shape that the map draws. */
function provincesOf({ byProvince, kind, ledger }: Counted, t: TFunction): ProvincesAnswer {
  const provinces = provinceCodes.map((province) => {
    const number = byProvince.get(province) ?? null;
    return { province, name: provinceWords(province, t), state: number === null ? 'unknown' as const : 'number' as const, value: number === null ? null : formatNumber(number), number, figure: null, revision: null };
  });
  return { label: kindWords(kind, t), period: '', unit: '', provinces, ledger };
}

async function countRows(id: string, moment: OperationMoment, kind: RowKind, onPage: (page: number) => void, isLeft: () => boolean): Promise<Counted> {
  const byProvince = new Map<string, number>();
  let [rows, page] = [0, 0];
  let after: string | null = null;
  for (;;) {
    page += 1;
    onPage(page);
    const answer: OperationRowsAnswer = await readOperationRows(id, { ...moment, kind, ...(after !== null && { after }) });
    for (const { province } of answer.rows) byProvince.set(province, (byProvince.get(province) ?? 0) + 1);
    rows += answer.rows.length;
    after = answer.after;
    if (after === null || page === mostPages || isLeft()) return { kind, rows, isAll: after === null, byProvince, ledger: answer.ledger };
  }
}
