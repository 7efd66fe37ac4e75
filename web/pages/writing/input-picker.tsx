// Choosing what to draw on: a search, what was found, and the reports that it stands in. Only what the reader opens can be chosen.
import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askEntity, askSearch } from '../../api/questions.js';
import { SchemaMark } from '../../marks/schema-mark.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import type { Input } from './draft.js';

interface Props {
  readonly chosen: readonly Input[];
  readonly onChoose: (one: Input) => void;
}

const shown = 8;

export function InputPicker({ chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState('');
  const [entity, setEntity] = useState('');
  const found = useQuery({ ...askSearch({ q: asked, limit: shown }), enabled: asked !== '' });
  const look = (): void => {
    setEntity('');
    setAsked(words.trim());
  };
  // Enter looks; the form around it is not sent.
  const onEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    look();
  };
  return (
    <div className="sheet" style={{ display: 'grid', gap: 8 }}>
      <div style={{ display: 'flex', gap: 8, alignItems: 'end', flexWrap: 'wrap' }}>
        <TextInput style={{ flex: '1 1 200px' }} label={t('writing.find')} value={words} onChange={(event) => setWords(event.currentTarget.value)} onKeyDown={onEnter} autoComplete="off" maxLength={200} />
        <Button variant="default" disabled={words.trim() === ''} onClick={look}>{t('writing.look')}</Button>
      </div>
      {found.isFetching && <Waiting lines={2} />}
      {found.isError && <Trouble error={found.error} />}
      {found.data?.results.length === 0 && <p className="soft">{t('writing.nothing')}</p>}
      {(found.data?.results ?? []).map((hit) => (
        <div key={hit.id}>
          <Button size="compact-sm" variant="subtle" aria-expanded={entity === hit.id} onClick={() => setEntity(entity === hit.id ? '' : hit.id)}><SchemaMark schema={hit.schema} />&nbsp;{hit.caption}</Button>
          {entity === hit.id && <ReportsOf entity={hit.id} chosen={chosen} onChoose={onChoose} />}
        </div>
      ))}
    </div>
  );
}

function ReportsOf({ entity, chosen, onChoose }: Props & { readonly entity: string }) {
  const { t } = useTranslation();
  const answer = useQuery(askEntity(entity, {}));
  if (answer.isPending) return <Waiting lines={2} />;
  if (answer.isError) return <Trouble error={answer.error} />;
  return (
    <ul style={{ listStyle: 'none', margin: 0, paddingLeft: 16, display: 'grid', gap: 4 }}>
      {answer.data.entity.reports.map((one) => {
        const title = one.title === '' ? one.id : one.title;
        return (
          <li key={one.id} style={{ display: 'flex', gap: 8, alignItems: 'center', flexWrap: 'wrap' }}>
            <Button size="compact-sm" variant="default" disabled={chosen.some(({ id }) => id === one.id)} onClick={() => onChoose({ id: one.id, title })} aria-label={t('writing.addNamed', { title })}>{t('writing.add')}</Button>
            <span>{title} <span className="soft">{one.originatorName} · {one.reportedOn}</span></span>
          </li>
        );
      })}
    </ul>
  );
}
