// One group as it was judged: what bureaus say of each indicator and what they make together, where they conflict, how far it got into public bodies, whom it fights.
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AppraisedGroupAnswer, SchemeScore } from '../../../src/http/contract.js';
import { askAppraised } from '../../api/assessment-questions.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { exactShare } from '../figures/exact-share.js';
import { Ladder } from './ladder.js';
import { Matrix } from './matrix.js';
import { Ties } from './ties.js';
import './assessment.css';

export function AppraisedGroupPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/assessment/groups/$id' });
  const { cycle } = useSearch({ from: '/assessment/groups/$id' });
  const answer = useQuery(askAppraised(id, cycle));
  return (
    <>
      <PageHead title={answer.data?.group.name ?? t('assessment.group')} above={<Link to="/assessment" search={cycle === undefined ? {} : { cycle }}>{t('assessment.back')}</Link>} below={<span className="code any">{id}</span>} />
      {answer.isPending && <Waiting lines={8} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.data !== undefined && <Group answer={answer.data} />}
    </>
  );
}

function Group({ answer }: { readonly answer: AppraisedGroupAnswer }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { group, cycle, cycles, rows, schemes } = answer;
  return (
    <div className="funnel">
      <NativeSelect label={t('assessment.cycle')} value={cycle.id} onChange={(event) => void navigate({ to: '/assessment/groups/$id', params: { id: group.id }, search: { cycle: event.currentTarget.value } })} data={cycles.map((one) => ({ value: one.id, label: one.name }))} maw={360} />
      <p className="acts">
        <Link to="/entities/$id" params={{ id: group.id }} search={{}}>{t('assessment.entity')}</Link>
        {cycle.isOpen && cycle.mayJudge && <Link to="/assessment/groups/$id/judge" params={{ id: group.id }} search={{ cycle: cycle.id }}>{t('assessment.judge')}</Link>}
      </p>
      {group.linked.length > 0 && <p className="soft any">{t('assessment.linked', { list: group.linked.join(', ') })}</p>}
      <section className="sheet"><h2>{t('assessment.schemes')}</h2>
        <div className="matrix-scroll" tabIndex={0} role="group" aria-label={t('assessment.schemes')}><table className="matrix"><thead><tr><th scope="col">{t('assessment.scheme')}</th><th scope="col">{t('assessment.point')}</th><th scope="col">{t('assessment.range')}</th><th scope="col">{t('assessment.known')}</th><th scope="col">{t('assessment.conflicts')}</th><th scope="col">{t('assessment.lowestConfidence')}</th></tr></thead>
          <tbody>{schemes.map((one) => <Scheme key={one.scheme} one={one} />)}</tbody></table></div>
        <p className="soft">{t('assessment.schemesHint')}</p>
      </section>
      <Matrix answer={answer} rows={rows.filter(({ subject }) => subject === '')} title={t('assessment.matrix')} />
      <Ladder rows={rows.filter(({ indicator }) => indicator === 'infiltration')} />
      <Ties group={group} rows={rows.filter(({ indicator }) => indicator === 'relation')} />
      <Matrix answer={answer} rows={rows.filter(({ subject }) => subject !== '')} title={t('assessment.details')} />
    </div>
  );
}

function Scheme({ one }: { readonly one: SchemeScore }) {
  const { t } = useTranslation();
  const sure = { low: t('assessment.confidenceLow'), moderate: t('assessment.confidenceModerate'), high: t('assessment.confidenceHigh') } as const;
  return (
    <tr><th scope="row">{one.label}{one.isOurs && <span className="soft"> · {t('assessment.ours')}</span>}</th>
      <td className={one.point === null ? 'cell-unknown' : 'figure'}><span>{one.point ?? t('assessment.noPoint')}</span></td><td className="figure">{one.floor} – {one.ceiling} / {one.most}</td>
      <td className="figure">{exactShare(one.knownShare)}</td><td className="figure">{one.conflicts}</td><td className={one.confidence === null ? 'cell-unknown' : ''}><span>{one.confidence === null ? t('assessment.nothingKnown') : sure[one.confidence as keyof typeof sure]}</span></td>
    </tr>
  );
}
