// The check for whoever has no account, where the installation opens it: released figures only, nothing kept, and nothing of the text in what comes back.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PublicCheckAnswer } from '../../../../src/http/contract.js';
import { askPublicCheck, checkInPublic } from '../../../api/figure-questions.js';
import { LanguageSwitch } from '../../../frame/language-switch.js';
import { PageHead } from '../../../marks/page-head.js';
import { Trouble } from '../../../marks/trouble.js';
import { CheckedText } from './checked-text.js';
import { TextForm } from './text-form.js';

export function PublicCheckPage() {
  const { t } = useTranslation();
  const terms = useQuery(askPublicCheck);
  const check = useMutation({ mutationFn: async (text: string) => ({ text, answer: await checkInPublic({ text }) }) });
  return (
    <main className="outside">
      <div style={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center' }}>
        <strong className="bar-name">{t('app.name')}</strong><LanguageSwitch />
      </div>
      <PageHead title={t('claims.title')} above={<Link to="/search">{t('claims.toSignIn')}</Link>} below={<span className="soft">{t('claims.publicHint')}</span>} />
      {terms.isError && <Trouble error={terms.error} onAgain={() => void terms.refetch()} />}
      {terms.data?.open === false && <div className="banner chip-plain" role="status"><p>{t('claims.closed')}</p></div>}
      {terms.data?.open === true && <TextForm longest={terms.data.longest} isBusy={check.isPending} send={t('claims.sendPublic')} onSend={(text) => check.mutate(text)} />}
      {check.isError && <Trouble error={check.error} />}
      {check.isSuccess && <Checked key={check.submittedAt} text={check.data.text} answer={check.data.answer} />}
    </main>
  );
}

function Checked({ text, answer }: { readonly text: string; readonly answer: PublicCheckAnswer }) {
  const { t } = useTranslation();
  const claims = useMemo(() => answer.claims.map((claim) => ({ ...claim, sentence: '', isPublic: true })), [answer]);
  return (
    <>
      {answer.leftComments && <p className="soft" role="status">{t('claims.leftComments')}</p>}
      <CheckedText text={text} claims={claims} counts={answer.counts} />
    </>
  );
}
