// What a figure said and says: its revisions side by side, counting it again with progress, and keeping what came out as the next revision.
import { Button, NativeSelect, Progress, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureDetail } from '../../../src/http/contract.js';
import { askChange, computeFigure, recountFigure } from '../../api/figure-questions.js';
import { useMe } from '../../api/session.js';
import { Trouble } from '../../marks/trouble.js';
import { formatNumber } from '../../words/language.js';
import { ChangeTables } from './change-tables.js';

interface Props {
  readonly figure: FigureDetail;
  readonly onChanged: () => void;
}

export function FigureRevisions({ figure, onChanged }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  if (figure.kind !== 'stored' || figure.evidence === null) return null;
  return (
    <section className="sheet" style={{ display: 'grid', gap: 12 }}>
      <h2 style={{ margin: 0 }}>{t('figures.revisions')}</h2>
      <div className="figure-box">
        <table className="figure-table">
          <thead><tr><th scope="col">{t('figures.revision')}</th><th scope="col">{t('figures.asOf')}</th><th scope="col">{t('figures.value')}</th><th scope="col">{t('figures.by')}</th><th scope="col">{t('figures.why')}</th><th scope="col">{t('figures.hash')}</th></tr></thead>
          <tbody>{figure.revisions.map((one) => <tr key={one.revision}><th scope="row">{one.revision}</th><td style={{ whiteSpace: 'nowrap' }}>{one.asOf}</td><td style={{ minWidth: 220 }}>{one.value}</td><td>{one.computedBy}</td><td style={{ minWidth: 140 }}>{one.why ?? t('figures.first')}</td><td><span className="code">{one.rowsHash.slice(0, 16)}</span></td></tr>)}</tbody>
        </table>
      </div>
      {figure.revisions.length > 1 && <TwoRevisions figure={figure} />}
      {['analyst', 'publisher'].includes(me.role) && <Recount figure={figure} onChanged={onChanged} />}
    </section>
  );
}

function TwoRevisions({ figure }: { readonly figure: FigureDetail }) {
  const { t } = useTranslation();
  const last = figure.revisions.length;
  const numbers = figure.revisions.map(({ revision }) => revision);
  const [[from, to], setPair] = useState<readonly [number, number]>([numbers[last - 2] ?? 1, numbers[last - 1] ?? 1]);
  const [asked, setAsked] = useState<readonly [number, number]>();
  const answer = useQuery(askChange(figure.id, asked));
  const data = numbers.map((one) => ({ value: String(one), label: `${t('figures.revision')} ${one}` }));
  return (
    <div style={{ display: 'grid', gap: 12 }}>
      <form className="figure-form" onSubmit={(event) => { event.preventDefault(); setAsked([from, to]); }}>
        <NativeSelect label={t('figures.changeFrom')} value={String(from)} onChange={(event) => setPair([Number(event.currentTarget.value), to])} data={data} />
        <NativeSelect label={t('figures.changeTo')} value={String(to)} onChange={(event) => setPair([from, Number(event.currentTarget.value)])} data={data} />
        <Button type="submit" variant="default" disabled={from === to} loading={answer.isFetching}>{t('figures.showChange')}</Button>
      </form>
      {answer.isError && <Trouble error={answer.error} />}
      {answer.data !== undefined && <ChangeTables change={answer.data} heads={[`${t('figures.revision')} ${answer.data.from.revision}`, `${t('figures.revision')} ${answer.data.to.revision}`]} />}
    </div>
  );
}

/** Counting again keeps nothing; keeping takes a reason. */
function Recount({ figure, onChanged }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const [share, setShare] = useState(0);
  const stop = useRef<AbortController>(undefined);
  const counting = useMutation({
    mutationFn: async (when: 'then' | 'now') => {
      setShare(0);
      stop.current = new AbortController();
      return { when, change: await recountFigure(me, figure.id, when, setShare, stop.current.signal) };
    },
  });
  const isStopped = counting.isError && stop.current?.signal.aborted === true;
  const { data } = counting;
  return (
    <div style={{ display: 'grid', gap: 12 }}>
      <h3 style={{ margin: 0 }}>{t('figures.recount')}</h3>
      <p className="soft" style={{ margin: 0 }}>{t('figures.recountHint')}</p>
      <div className="acts">
        <Button variant="default" disabled={counting.isPending} onClick={() => counting.mutate('then')}>{t('figures.recountThen', { day: figure.asOf })}</Button>
        <Button variant="default" disabled={counting.isPending} onClick={() => counting.mutate('now')}>{t('figures.recountNow')}</Button>
        {counting.isPending && <Button variant="default" onClick={() => stop.current?.abort()}>{t('figures.stop')}</Button>}
      </div>
      {counting.isPending && <div role="status"><Progress value={share * 100} aria-label={t('figures.recount')} maw={640} /><p className="soft" style={{ margin: '4px 0 0' }}>{t('figures.counted', { share: formatNumber(Math.round(share * 100)) })}</p></div>}
      {isStopped && <p className="banner chip-plain" role="status">{t('figures.stopped')}</p>}
      {counting.isError && !isStopped && <Trouble error={counting.error} />}
      {data !== undefined && (
        <>
          {data.when === 'then' && <p className={`banner ${data.change.rowsDiffer ? 'chip-warn' : 'chip-accent'}`} style={{ margin: 0 }}>{data.change.rowsDiffer ? t('figures.otherRows') : t('figures.sameRows')}</p>}
          <ChangeTables change={data.change} heads={[`${t('figures.revision')} ${data.change.from.revision}`, t('figures.countedNow')]} />
          {data.when === 'now' && <Keep figure={figure} onChanged={onChanged} />}
        </>
      )}
    </div>
  );
}

function Keep({ figure, onChanged }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const [why, setWhy] = useState('');
  const keeping = useMutation({ mutationFn: () => computeFigure(me, { revises: figure.id, why: why.trim() }), onSuccess: onChanged });
  return (
    <form style={{ display: 'grid', gap: 12, maxWidth: 640 }} onSubmit={(event) => { event.preventDefault(); keeping.mutate(); }}>
      <Textarea label={t('figures.whyRevise')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} maxLength={500} minRows={2} autosize />
      <div className="acts"><Button type="submit" disabled={why.trim().length < 10} loading={keeping.isPending}>{t('figures.revise')}</Button></div>
      {keeping.isError && <Trouble error={keeping.error} />}
      {keeping.isSuccess && <p className="banner chip-accent" role="status">{t('figures.revised', { revision: keeping.data.revision })}</p>}
    </form>
  );
}
