// One change of the policies: what differs, what it would have decided, whose sight it changes; then the steps that put it in force.
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { askChange } from '../../api/access-questions.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { formatMoment } from '../../words/language.js';
import { ChangeSteps } from './change-steps.js';
import { staleWords } from './decision-words.js';
import { FileDifference } from './file-difference.js';
import { RehearsalView } from './rehearsal-view.js';
import { stateWords } from './state-words.js';

export function ChangePage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/access/policies/$id' });
  const answer = useQuery(askChange(id));
  if (answer.isPending) return <Waiting lines={10} />;
  if (answer.isError) return <Trouble error={answer.error} onAgain={() => void answer.refetch()} />;
  const { change } = answer.data;
  return (
    <>
      <PageHead title={t('access.changeTitle')} above={<Link to="/access/policies">{t('access.policiesTitle')}</Link>} below={<span className="soft">{change.why}</span>} />
      <dl className="facts sheet" style={{ marginBottom: 16 }}>
        <dt>{t('access.state')}</dt><dd>{stateWords(change.state, t)}</dd>
        <dt>{t('access.proposedBy')}</dt><dd>{change.proposedBy} · {formatMoment(change.proposedAt)}</dd>
        {change.adoptedAt !== null && <><dt>{t('access.stateAdopted')}</dt><dd>{change.adoptedBy} · {formatMoment(change.adoptedAt)}</dd></>}
      </dl>
      {change.stale !== null && change.state !== 'adopted' && <div className="banner chip-warn" role="note"><p>{staleWords(change.stale, t)}</p></div>}
      {change.files.map((file) => <FileDifference key={file.name} file={file} />)}
      {change.rehearsal !== null && <RehearsalView rehearsal={change.rehearsal} />}
      {change.state !== 'adopted' && <ChangeSteps id={id} isRehearsed={change.state === 'rehearsed'} onChanged={() => void answer.refetch()} />}
    </>
  );
}
