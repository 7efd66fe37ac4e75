// Asking the registry for a figure: a question that stands ready, or one in the words of the vocabulary. Nobody writes a query.
import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureVocabulary, NewFigure } from '../../../src/http/contract.js';
import { computeFigure } from '../../api/figure-questions.js';
import { useMe } from '../../api/session.js';
import { Trouble } from '../../marks/trouble.js';
import { emptyQuestion, isWhole, OwnQuestion, questionOf } from './own-question.js';
import './figures.css';

export function ComputeForm({ vocabulary }: { readonly vocabulary: FigureVocabulary }) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const [way, setWay] = useState('ready');
  const [query, setQuery] = useState(vocabulary.questions[0]?.code ?? '');
  const [scope, setScope] = useState('');
  const [own, setOwn] = useState(emptyQuestion);
  const isOfGroups = query.startsWith('group-');
  const body = (): NewFigure => (way === 'ready' ? { query, ...(isOfGroups && scope !== '' && { scope }) } : { question: questionOf(own) });
  const computing = useMutation({ mutationFn: () => computeFigure(me, body()), onSuccess: ({ id }) => navigate({ to: '/figures/$id', params: { id } }) });
  const scopes = vocabulary.fields.find(({ code }) => code === 'scope')?.values ?? [];
  return (
    <form className="sheet" style={{ display: 'grid', gap: 12, marginBottom: 16 }} aria-label={t('figures.computeTitle')} onSubmit={(event) => { event.preventDefault(); computing.mutate(); }}>
      <h2 style={{ margin: 0 }}>{t('figures.computeTitle')}</h2>
      <div className="acts"><SegmentedControl value={way} onChange={setWay} data={[{ value: 'ready', label: t('figures.ready') }, { value: 'own', label: t('figures.own') }]} aria-label={t('figures.way')} /></div>
      {way === 'ready' ? (
        <div className="figure-form">
          <NativeSelect label={t('figures.query')} value={query} onChange={(event) => setQuery(event.currentTarget.value)} data={vocabulary.questions.map(({ code, label }) => ({ value: code, label }))} />
          {isOfGroups && <NativeSelect label={t('figures.scope')} value={scope} onChange={(event) => setScope(event.currentTarget.value)} data={[{ value: '', label: t('figures.allScopes') }, ...scopes.map(({ code, label }) => ({ value: code, label }))]} />}
        </div>
      ) : <OwnQuestion vocabulary={vocabulary} question={own} onChange={setOwn} />}
      <div className="acts"><Button type="submit" loading={computing.isPending} disabled={way === 'own' && !isWhole(own)}>{t('figures.compute')}</Button></div>
      {computing.isError && <Trouble error={computing.error} />}
    </form>
  );
}
