// Unknown is hatched, everywhere: never empty, never a dash that could mean none.
import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export function Unknown() {
  const { t } = useTranslation();
  return <span className="unknown" title={t('table.unknown')}><VisuallyHidden>{t('table.unknown')}</VisuallyHidden></span>;
}
