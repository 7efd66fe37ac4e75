// One case that a finding touches: how the member touched it, who owns the decision, and the decision itself.
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DisclosureAct, DisclosureView } from '../../../src/http/contract.js';
import { actOnDisclosure, askDisclosure } from '../../api/review-questions.js';
import { useMe } from '../../api/session.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { ActsList } from './acts-list.js';
import { lineStateWords, touchedWords } from './disclosures-page.js';
import { Due } from './due.js';
import { LineDecision } from './line-decision.js';
import './reviews.css';

const route = getRouteApi('/reviews/disclosures/$line');

export function LinePage() {
  const { t } = useTranslation();
  const me = useMe();
  const { line: id } = route.useParams();
  const answer = useQuery(askDisclosure(id));
  const acting = useMutation({ mutationFn: (act: DisclosureAct) => actOnDisclosure(me, id, act), onSuccess: () => void answer.refetch() });
  if (answer.isPending) return <Waiting lines={10} />;
  if (answer.isError) return <Trouble error={answer.error} onAgain={() => void answer.refetch()} />;
  const { line, acts } = answer.data;
  const about = <Link to="/reviews/disclosures">{t('reviews.linesBack')}</Link>;
  const mayDecide = line.mine && line.state !== 'decided';
  return (
    <div className="stack">
      {mayDecide ? <LineDecision key={acts.length} isBusy={acting.isPending} error={acting.error ?? undefined} onSend={(act) => acting.mutate(act)} /> : <PageHead title={t('reviews.line')} above={about} />}
      <LineFacts line={line} />
      {!mayDecide && line.state !== 'decided' && <div className="block">{acting.isError && <Trouble error={acting.error} />}<div className="acts"><Button loading={acting.isPending} onClick={() => acting.mutate({ act: 'own' })}>{t('reviews.takeOn')}</Button></div></div>}
      <ActsList acts={acts} />
    </div>
  );
}

function LineFacts({ line }: { readonly line: DisclosureView }) {
  const { t } = useTranslation();
  return (
    <dl className="facts sheet">
      <dt>{t('reviews.caseRef')}</dt><dd><strong>{line.caseRef}</strong> {line.title}</dd>
      <dt>{t('reviews.touched')}</dt><dd>{touchedWords(line, t)}</dd>
      <dt>{t('reviews.leadIs')}</dt><dd><Link to="/reviews/leads/$lead" params={{ lead: line.lead }}>{t('reviews.isSustained')}</Link></dd>
      <dt>{t('reviews.stateLabel')}</dt><dd>{lineStateWords(line, t)}</dd>
      <dt>{t('reviews.owner')}</dt><dd>{line.owner ?? '–'}</dd>
      {line.due !== null && <><dt>{t('reviews.due')}</dt><dd><Due due={line.due} overdue={line.overdue} /></dd></>}
    </dl>
  );
}
