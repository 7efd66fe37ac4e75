// A purpose and a case are stated before the first question, because both stand in the record beside every one (promise G1).
import { Button, NativeSelect, Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askPrompts } from '../../api/questions.js';
import { useMe, useSessionActs } from '../../api/session.js';
import { PageHead } from '../../marks/page-head.js';
import { PromptFields, repliesTo } from '../../marks/prompt-fields.js';
import { Trouble } from '../../marks/trouble.js';

export function ContextPage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const here = useRouterState({ select: (state) => state.location.pathname });
  const { chooseWork } = useSessionActs();
  const [purpose, setPurpose] = useState(me.purpose ?? (me.purposes.length === 1 ? (me.purposes[0]?.code ?? '') : ''));
  const [caseRef, setCase] = useState(me.caseRef ?? (me.cases.length === 1 ? (me.cases[0]?.ref ?? '') : ''));
  const { data: asked } = useQuery(askPrompts());
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const prompts = (asked?.prompts ?? []).filter((one) => one.purpose === purpose && one.asked === 'stated');
  const replies = repliesTo(prompts, answers);
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);

  const choose = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await chooseWork(me, purpose, caseRef, replies ?? []);
      if (here === '/context') await navigate({ to: '/search' });
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };

  if (me.purposes.length === 0) return <><PageHead title={t('work.title')} /><p className="sheet">{t('work.noPurpose')}</p></>;
  const isLong = me.cases.length > 8;
  return (
    <>
      <PageHead title={t('work.title')} below={<span className="soft">{t('work.why')}</span>} />
      <form onSubmit={(event) => void choose(event)} style={{ display: 'grid', gap: 16, maxWidth: 640 }}>
        <Radio.Group label={t('work.purpose')} value={purpose} onChange={setPurpose} required withAsterisk={false}>
          <div className="sheet" style={{ display: 'grid', gap: 8, marginTop: 4 }}>
            {me.purposes.map((one) => <Radio key={one.code} value={one.code} label={one.label} />)}
          </div>
        </Radio.Group>
        {me.cases.length === 0 && <p className="sheet">{t('work.none')}</p>}
        {me.cases.length > 0 && !isLong && (
          <Radio.Group label={t('work.caseRef')} value={caseRef} onChange={setCase} required withAsterisk={false}>
            <div className="sheet" style={{ display: 'grid', gap: 8, marginTop: 4 }}>
              {me.cases.map((one) => <Radio key={one.ref} value={one.ref} label={`${one.ref} · ${one.title}`} />)}
            </div>
          </Radio.Group>
        )}
        {isLong && (
          <NativeSelect label={t('work.caseRef')} required withAsterisk={false} value={caseRef} onChange={(event) => setCase(event.currentTarget.value)} data={[{ value: '', label: '' }, ...me.cases.map((one) => ({ value: one.ref, label: `${one.ref} · ${one.title}` }))]} />
        )}
        <PromptFields prompts={prompts} answers={answers} onAnswer={(prompt, answer) => setAnswers({ ...answers, [prompt]: answer })} />
        {error !== undefined && <Trouble error={error} />}
        <div><Button type="submit" loading={isBusy} disabled={purpose === '' || caseRef === '' || asked === undefined || replies === undefined}>{t('work.choose')}</Button></div>
      </form>
    </>
  );
}
