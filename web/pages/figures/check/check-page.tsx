// The claim check: a text is pasted, each number in it is held against the figures that its reader may see, and what is wrong gets a correction.
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkText } from '../../../api/figure-questions.js';
import { useMe } from '../../../api/session.js';
import { PageHead } from '../../../marks/page-head.js';
import { Trouble } from '../../../marks/trouble.js';
import { WorkBar } from '../../access/work-bar.js';
import { CheckedText } from './checked-text.js';
import { longestText } from './read-text-file.js';
import { TextForm } from './text-form.js';

export function CheckPage() {
  const { t } = useTranslation();
  const me = useMe();
  const running = useRef<AbortController>(undefined);
  const [share, setShare] = useState(0);
  useEffect(() => () => running.current?.abort(), []);
  const check = useMutation({
    mutationFn: async (text: string) => {
      running.current = new AbortController();
      setShare(0);
      return { text, outcome: await checkText(me, { text }, setShare, running.current.signal) };
    },
  });
  const wasStopped = check.error instanceof DOMException && check.error.name === 'AbortError';
  return (
    <>
      <PageHead title={t('claims.title')} above={<Link to="/figures">{t('figures.back')}</Link>} below={<span className="soft">{t('claims.hint')}</span>} />
      <div className="block">
        <TextForm longest={longestText} isBusy={check.isPending} send={t('claims.send')} onSend={(text) => check.mutate(text)} />
        {check.isPending && <WorkBar share={share} words={t('claims.reading')} onStop={() => running.current?.abort()} />}
        {check.isError && !wasStopped && <Trouble error={check.error} />}
        {check.isIdle && <p className="soft">{t('claims.empty')}</p>}
        {check.isSuccess && <CheckedText key={check.submittedAt} text={check.data.text} claims={check.data.outcome.claims} counts={check.data.outcome.counts} />}
      </div>
    </>
  );
}
