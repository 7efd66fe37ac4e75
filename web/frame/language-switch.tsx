// The other language, by its own name.
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, language } from '../words/language.js';

export function LanguageSwitch() {
  const { t } = useTranslation();
  const other = language() === 'en' ? ({ code: 'fr', name: 'Français' } as const) : ({ code: 'en', name: 'English' } as const);
  return (
    <UnstyledButton className="bar-button" lang={other.code} title={t('bar.language')} onClick={() => void chooseLanguage(other.code)}>
      {other.name}
    </UnstyledButton>
  );
}
