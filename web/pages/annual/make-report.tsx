// Making a report: a day, a language, then how far it is, with a way to stop it.
import { Button, NativeSelect, Progress, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { makeAnnualReport } from '../../api/annual-questions.js';
import { useMe } from '../../api/session.js';
import { Trouble } from '../../marks/trouble.js';
import { formatShare, language, languageName } from '../../words/language.js';

interface Props {
  readonly today: string;
  readonly onMade: () => void;
}

export function MakeReport({ today, onMade }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const [asOf, setAsOf] = useState(today);
  const [written, setWritten] = useState<'en' | 'fr'>(language());
  const [share, setShare] = useState(0);
  const leaving = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => leaving.current?.abort(), []);
  const making = useMutation({
    mutationFn: () => {
      leaving.current = new AbortController();
      setShare(0);
      return makeAnnualReport(me, { asOf, language: written }, setShare, leaving.current.signal);
    },
    onSuccess: onMade,
  });
  const isStopped = leaving.current?.signal.aborted === true;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    making.mutate();
  };
  return (
    <form onSubmit={send} className="sheet" aria-label={t('annual.make')} style={{ display: 'grid', gap: 12, marginBottom: 16, maxWidth: 720 }}>
      <div className="two">
        <TextInput type="date" label={t('annual.asOf')} description={t('annual.asOfHint')} value={asOf} max={today} onChange={(event) => setAsOf(event.currentTarget.value)} disabled={making.isPending} />
        <NativeSelect label={t('annual.language')} description={t('annual.languageHint')} value={written} onChange={(event) => setWritten(event.currentTarget.value === 'fr' ? 'fr' : 'en')} data={(['en', 'fr'] as const).map((code) => ({ value: code, label: languageName(code) }))} disabled={making.isPending} />
      </div>
      <p className="soft" style={{ margin: 0 }}>{t('annual.recorded')}</p>
      <div className="acts">
        <Button type="submit" disabled={asOf === '' || asOf > today} loading={making.isPending}>{t('annual.send')}</Button>
        {making.isPending && <Button variant="default" onClick={() => leaving.current?.abort()}>{t('annual.stop')}</Button>}
      </div>
      {making.isPending && <div><p aria-live="polite" style={{ margin: '0 0 8px' }}>{t('annual.making', { share: formatShare(share) })}</p><Progress value={share * 100} aria-label={t('annual.progress')} /></div>}
      {making.isSuccess && <p role="status" className="banner chip-accent" style={{ margin: 0 }}>{t('annual.made')}</p>}
      {making.isError && (isStopped ? <p role="status" className="banner chip-warn" style={{ margin: 0 }}>{t('annual.stopped')}</p> : <Trouble error={making.error} />)}
    </form>
  );
}
