// A key as it is shown, once: on this page alone, gone with it, in no store of answers.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActDone } from '../../marks/act-done.js';

export function KeyOnce({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const [wasCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(code);
    setCopied(true);
  };
  return (
    <ActDone title={t('services.title')}>
      <div style={{ display: 'grid', gap: 8, minWidth: 0 }}>
        <p>{t('services.once')}</p>
        <code className="code">{code}</code>
        <div><Button variant="default" onClick={() => void copy()}>{wasCopied ? t('services.copied') : t('services.copy')}</Button></div>
        <Link to="/services">{t('services.back')}</Link>
      </div>
    </ActDone>
  );
}
