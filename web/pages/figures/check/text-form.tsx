// Where a text is pasted or a file is dropped. Nothing is sent before the button is pressed.
import { Button, FileButton, Textarea } from '@mantine/core';
import { type DragEvent, type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../words/language.js';
import { readTextFile } from './read-text-file.js';

interface Props {
  readonly longest: number;
  readonly isBusy: boolean;
  readonly send: string;
  readonly onSend: (text: string) => void;
}

export function TextForm({ longest, isBusy, send, onSend }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [refused, setRefused] = useState<'long' | 'binary'>();
  const take = async (file: File | null | undefined): Promise<void> => {
    if (file === null || file === undefined) return;
    const read = await readTextFile(file);
    setRefused('refused' in read ? read.refused : undefined);
    if ('text' in read) setText(read.text);
  };
  const drop = (event: DragEvent): void => {
    const file = event.dataTransfer.files[0];
    if (file === undefined) return;
    event.preventDefault();
    void take(file);
  };
  const isLong = text.length > longest;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '' && !isLong) onSend(text);
  };
  return (
    <form className="sheet block" onSubmit={submit} onDrop={drop} onDragOver={(event) => event.preventDefault()}>
      <Textarea label={t('claims.text')} description={t('claims.textHint')} value={text} onChange={(event) => { setRefused(undefined); setText(event.currentTarget.value); }} rows={10} resize="vertical" spellCheck={false} autoComplete="off" />
      {refused === 'binary' && <div className="banner chip-warn" role="alert"><p>{t('claims.binary')}</p></div>}
      {(refused === 'long' || isLong) && <div className="banner chip-warn" role="alert"><p>{t('claims.long', { most: formatNumber(longest) })}</p></div>}
      <div className="acts">
        <Button type="submit" loading={isBusy} disabled={text.trim() === '' || isLong}>{send}</Button>
        <FileButton accept="text/plain,.txt,.md" onChange={(file) => void take(file)}>{(props) => <Button {...props} variant="default">{t('claims.file')}</Button>}</FileButton>
        {text !== '' && <span className="soft" style={{ alignSelf: 'center' }}>{t('claims.length', { count: text.length, shown: formatNumber(text.length) })}</span>}
      </div>
    </form>
  );
}
