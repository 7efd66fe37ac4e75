// Looking back: who of the agency looked at somebody. A look-up like any other, so it begins with what will be recorded.
import { Button, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askLookBack } from '../../api/look-back-questions.js';
import { useMe } from '../../api/session.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { LookBackFound } from './look-back-found.js';
import { mostDays, mostThings, remember, thingsIn } from './question.js';
import '../watch/watch.css';

export function LookBackPage() {
  const { t } = useTranslation();
  const me = useMe();
  const [text, setText] = useState('');
  const [lastDay, setLastDay] = useState('');
  const [days, setDays] = useState<string | number>(90);
  const things = thingsIn(text);
  const isReady = things.length > 0 && things.length <= mostThings && Number(days) >= 1 && Number(days) <= mostDays;
  const looking = useMutation({
    mutationFn: async () => {
      const answer = await askLookBack(me, { entities: things, days: Number(days), ...(lastDay !== '' && { lastDay }) });
      remember({ things, lastDay: answer.lastDay, days: Number(days) });
      return { answer, things: [...things, ...answer.parties] };
    },
  });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) looking.mutate();
  };
  return (
    <>
      <PageHead title={t('lookBack.title')} below={<span className="soft">{t('lookBack.hint')}</span>} />
      <form onSubmit={send} className="sheet" style={{ display: 'grid', gap: 12, marginBottom: 16, maxWidth: 720 }}>
        <Textarea label={t('lookBack.things')} description={t('lookBack.thingsHint')} value={text} onChange={(event) => setText(event.currentTarget.value)} autosize minRows={2} maxRows={8} autoComplete="off" spellCheck={false} />
        <div className="two">
          <TextInput type="date" label={t('lookBack.lastDay')} description={t('lookBack.lastDayHint')} value={lastDay} onChange={(event) => setLastDay(event.currentTarget.value)} />
          <NumberInput label={t('lookBack.days')} description={t('lookBack.daysHint')} value={days} onChange={setDays} min={1} max={mostDays} allowDecimal={false} hideControls />
        </div>
        <p className="soft" style={{ margin: 0 }}>{t('lookBack.recorded')}</p>
        <div className="acts"><Button type="submit" disabled={!isReady} loading={looking.isPending}>{t('lookBack.send')}</Button></div>
      </form>
      {looking.isPending && <Waiting lines={6} />}
      {looking.isError && <Trouble error={looking.error} />}
      {looking.data !== undefined && !looking.isPending && <LookBackFound answer={looking.data.answer} things={looking.data.things} agency={me.agency} />}
    </>
  );
}
