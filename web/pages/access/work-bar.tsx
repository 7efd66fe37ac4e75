// How far long work has come, and the way to stop it.
import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatShare } from '../../words/language.js';

export function WorkBar({ share, words, onStop }: { readonly share: number; readonly words: string; readonly onStop: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="block" style={{ maxWidth: 480 }}>
      <p role="status">{words}</p>
      <Progress value={share * 100} aria-label={words} size="md" />
      <span>{formatShare(share)}</span>
      <div><Button variant="default" onClick={onStop}>{t('access.stop')}</Button></div>
    </div>
  );
}
