// Which page of a long list, and the ways to the others.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly page: number;
  readonly pageSize: number;
  readonly count: number;
  readonly onGo: (page: number) => void;
}

export function Pages({ page, pageSize, count, onGo }: Props) {
  const { t } = useTranslation();
  const pages = Math.max(1, Math.ceil(count / pageSize));
  if (pages === 1) return null;
  return (
    <div className="desk-pages">
      <Button variant="default" disabled={page <= 1} onClick={() => onGo(page - 1)}>{t('reviews.before')}</Button>
      <Button variant="default" disabled={page >= pages} onClick={() => onGo(page + 1)}>{t('reviews.after')}</Button>
      <span className="soft">{t('reviews.page', { page, pages })}</span>
    </div>
  );
}
