// Each page says what it is: one heading, which takes the focus on arrival, and the title of the window.
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly title: string;
  readonly above?: ReactNode;
  readonly below?: ReactNode;
  readonly takesFocus?: boolean;
}

export function PageHead({ title, above, below, takesFocus = true }: Props) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
    if (takesFocus) heading.current?.focus({ preventScroll: true });
  }, [title, takesFocus, t]);
  return (
    <header style={{ display: 'grid', gap: 4, marginBottom: 12 }}>
      {above}
      <h1 ref={heading} tabIndex={-1}>{title}</h1>
      {below}
    </header>
  );
}
