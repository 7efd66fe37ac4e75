// A cycle of assessment as a funnel: each step with a whole of its own, its bounds, and what nobody knows hatched (G7).
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AssessedShare, CycleAnswer, CycleLine } from '../../../src/http/contract.js';
import { askCycle, askCycles } from '../../api/assessment-questions.js';
import { useMe } from '../../api/session.js';
import { judgesGroups } from '../../marks/code-words.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import { formatNumber } from '../../words/language.js';
import { ShareBar } from '../figures/share-bar.js';
import './assessment.css';

export function AssessmentPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { cycle: wanted } = useSearch({ from: '/assessment' });
  const cycles = useQuery(askCycles());
  const all = cycles.data?.cycles ?? [];
  const id = wanted ?? (all.find((one) => one.isOpen) ?? all[0])?.id ?? '';
  const answer = useQuery(askCycle(id));
  const chosen = all.find((one) => one.id === id);
  return (
    <>
      <PageHead title={t('assessment.title')} below={<span className="soft">{t('assessment.hint')}</span>} />
      {cycles.isPending && <Waiting lines={8} />}
      {cycles.isError && <Trouble error={cycles.error} onAgain={() => void cycles.refetch()} />}
      {cycles.isSuccess && all.length === 0 && <p className="sheet">{t('assessment.none')}</p>}
      {all.length > 0 && <NativeSelect label={t('assessment.cycle')} value={id} onChange={(event) => void navigate({ to: '/assessment', search: { cycle: event.currentTarget.value } })} data={all.map((one) => ({ value: one.id, label: `${one.name} (${one.from} – ${one.until})` }))} mb={16} />}
      {cycles.isSuccess && <CycleActs cycle={chosen} isAnyOpen={all.some((one) => one.isOpen)} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.data !== undefined && <Funnel answer={answer.data} />}
    </>
  );
}

/** What somebody who may can do: a cycle is opened where none is open, closed by its centre, and judged by those whose cycle it is. */
function CycleActs({ cycle, isAnyOpen }: { readonly cycle: CycleLine | undefined; readonly isAnyOpen: boolean }) {
  const { t } = useTranslation();
  const me = useMe();
  if (!judgesGroups(me.role, me.purpose)) return null;
  return (
    <p className="acts">
      {cycle?.isOpen === true && cycle.mayJudge && <Link to="/assessment/cycles/$cycle/import" params={{ cycle: cycle.id }}>{t('assessment.importTitle')}</Link>}
      {cycle?.isOpen === true && cycle.centre === me.agency && <Link to="/assessment/cycles/$cycle/close" params={{ cycle: cycle.id }}>{t('assessment.closeTitle')}</Link>}
      {!isAnyOpen && <Link to="/assessment/cycles/new">{t('assessment.openTitle')}</Link>}
    </p>
  );
}

function Funnel({ answer }: { readonly answer: CycleAnswer }) {
  const { t } = useTranslation();
  const { cycle, levels, rungs, byScope } = answer;
  const scopes = [...new Set(byScope.map(({ scope }) => scope))];
  return (
    <div className="funnel">
      <p className="acts"><Link to="/assessment/cycles/$cycle/groups" params={{ cycle: cycle.id }} search={{}}>{t('assessment.groups')}</Link></p>
      <p>{t('assessment.seen', { count: answer.groups, groups: formatNumber(answer.groups) })}</p>
      <Step title={t('assessment.believed')} share={answer.believed} />
      <Step title={t('assessment.assessed')} share={answer.assessed} />
      <section className="sheet"><h2>{t('assessment.levels')}</h2>
        <div className="matrix-scroll" tabIndex={0} role="group" aria-label={t('assessment.levels')}><table className="matrix"><thead><tr><th scope="col">{t('assessment.scope')}</th>{levels.map((one) => <th key={one.code} scope="col">{one.label}</th>)}</tr></thead>
          <tbody>
            {scopes.map((scope) => <tr key={scope}><th scope="row" className={scope === 'unknown' || scope === 'conflict' ? 'cell-unknown' : ''}><span>{byScope.find((one) => one.scope === scope)?.scopeLabel}</span></th>{levels.map(({ code }) => <td key={code}>{formatNumber(byScope.find((one) => one.scope === scope && one.level === code)?.count ?? 0)}</td>)}</tr>)}
            <tr><th scope="row">{t('assessment.all')}</th>{levels.map((one) => <td key={one.code}>{formatNumber(one.count)}</td>)}</tr>
          </tbody>
        </table></div>
        <p className="soft">{t('assessment.unratedIsNotLow')}</p>
      </section>
      <Step title={t('assessment.entrenched')} share={answer.entrenched} />
      <Step title={t('assessment.infiltrated')} share={answer.infiltrated}>
        <table className="count-table"><caption>{t('assessment.highestRung')}</caption><tbody>{rungs.map((one) => <tr key={one.code}><th scope="row" className={one.code === 'unknown' ? 'cell-unknown' : ''}><span>{one.label}</span></th><td className="figure">{formatNumber(one.count)}</td></tr>)}</tbody></table>
      </Step>
      <Step title={t('assessment.privateSector')} share={answer.privateSector} />
      <Bureaus cycle={cycle} />
    </div>
  );
}

function Step({ title, share, children }: { readonly title: string; readonly share: AssessedShare | null; readonly children?: React.ReactNode }) {
  const { t } = useTranslation();
  return (
    <section className="sheet" style={{ display: 'grid', gap: 8 }}><h2>{title}</h2>
      {share === null ? <p className="soft">{t('assessment.noWhole')}</p> : <><p>{share.words}</p><ShareBar counts={{ ...share, withheld: 0 }} /></>}
      {children}
    </section>
  );
}

function Bureaus({ cycle }: { readonly cycle: CycleLine }) {
  const { t } = useTranslation();
  return (
    <section className="sheet"><h2>{t('assessment.bureaus')}</h2>
      <p>{t('assessment.centre', { centre: cycle.centreName })} · {cycle.isOpen ? t('assessment.open') : t('assessment.closed')}</p>
      <table className="count-table"><tbody>{cycle.bureaus.map((one) => <tr key={one.province}><th scope="row">{one.provinceName}</th><td>{one.agencyName}</td></tr>)}</tbody></table>
    </section>
  );
}
