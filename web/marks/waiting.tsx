// A wait of less than a moment shows nothing; then lines of the height of what will stand there, so that nothing jumps.
import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export function Waiting({ lines, height = 36 }: { readonly lines: number; readonly height?: number }) {
  const { t } = useTranslation();
  return (
    <div className="waiting" role="status" aria-label={t('app.loading')}>
      {Array.from({ length: lines }, (_, at) => (
        <Skeleton key={at} height={height - 8} my={4} radius="sm" />
      ))}
    </div>
  );
}
