// What of a figure became public, and where it was used: an earlier value stays readable, marked as corrected, beside what corrects it (G8).
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureDetail } from '../../../src/http/contract.js';
import { recordUse } from '../../api/figure-questions.js';
import { useMe } from '../../api/session.js';
import { Trouble } from '../../marks/trouble.js';
import { formatMoment } from '../../words/language.js';
import './figures.css';

export function Publications({ figure }: { readonly figure: FigureDetail }) {
  const { t } = useTranslation();
  if (figure.publications.length === 0) return null;
  const corrections = figure.publications.filter(({ corrected }) => corrected).length;
  return (
    <section className="sheet" style={{ display: 'grid', gap: 8 }}>
      <h2 style={{ margin: 0 }}>{t('figures.publications')}</h2>
      {corrections > 0 && <p className="banner chip-warn" style={{ margin: 0 }}>{t('figures.wasCorrected')}</p>}
      <div className="figure-box">
        <table className="figure-table">
          <thead><tr><th scope="col">{t('figures.revision')}</th><th scope="col">{t('figures.publishedAt')}</th><th scope="col">{t('figures.value')}</th><th scope="col">{t('figures.standing')}</th></tr></thead>
          <tbody>{figure.publications.map((one) => <tr key={one.revision}><th scope="row">{one.revision}</th><td style={{ whiteSpace: 'nowrap' }}>{formatMoment(one.at)}</td><td style={{ minWidth: 220 }}>{one.value}</td><td>{one.corrected ? t('figures.corrected') : t('figures.stands')}{one.by.length > 0 && <span className="soft"> {one.by.join(', ')}</span>}</td></tr>)}</tbody>
        </table>
      </div>
    </section>
  );
}

export function FigureUses({ figure, onChanged }: { readonly figure: FigureDetail; readonly onChanged: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  if (figure.published === null) return null;
  return (
    <section className="sheet" style={{ display: 'grid', gap: 8 }}>
      <h2 style={{ margin: 0 }}>{t('figures.uses')}</h2>
      {figure.uses.length === 0 ? <p className="soft" style={{ margin: 0 }}>{t('figures.noUses')}</p> : <UsesTable uses={figure.uses} />}
      {['analyst', 'publisher'].includes(me.role) && <Recording id={figure.id} revision={figure.published.revision} onRecorded={onChanged} />}
    </section>
  );
}

export function UsesTable({ uses, linked }: { readonly uses: FigureDetail['uses']; readonly linked?: (id: string, label: string) => ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="figure-box">
      <table className="figure-table">
        <thead><tr><th scope="col">{t('figures.where')}</th>{linked !== undefined && <th scope="col">{t('figures.figure')}</th>}<th scope="col">{t('figures.saidThere')}</th><th scope="col">{t('figures.saysNow')}</th></tr></thead>
        <tbody>{uses.map((use) => (
          <tr key={`${use.figure} ${use.revision} ${use.where}`}><th scope="row" style={{ minWidth: 140 }}>{use.where}</th>{linked !== undefined && <td style={{ minWidth: 140 }}>{linked(use.figure, use.label)}</td>}<td style={{ minWidth: 180 }}>{use.value} <span className="soft">({t('figures.revision')} {use.revision})</span></td>
            <td style={{ minWidth: 180 }}>{use.now === null ? t('figures.theSame') : <><strong>{use.now.value}</strong> <span className="soft">({t('figures.revision')} {use.now.revision}, {formatMoment(use.now.at)})</span></>}</td></tr>
        ))}</tbody>
      </table>
    </div>
  );
}

function Recording({ id, revision, onRecorded }: { readonly id: string; readonly revision: number; readonly onRecorded: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const [where, setWhere] = useState('');
  const recording = useMutation({ mutationFn: () => recordUse(me, id, revision, where.trim()), onSuccess: () => { setWhere(''); onRecorded(); } });
  return (
    <form className="figure-form" onSubmit={(event) => { event.preventDefault(); recording.mutate(); }}>
      <TextInput label={t('figures.useWhere', { revision })} value={where} onChange={(event) => setWhere(event.currentTarget.value)} maxLength={200} style={{ flex: '1 1 260px' }} />
      <Button type="submit" variant="default" disabled={where.trim().length < 5} loading={recording.isPending}>{t('figures.recordUse')}</Button>
      {recording.isError && <Trouble error={recording.error} />}
      {recording.isSuccess && <p className="banner chip-accent" role="status" style={{ margin: 0 }}>{t('figures.useRecorded')}</p>}
    </form>
  );
}
