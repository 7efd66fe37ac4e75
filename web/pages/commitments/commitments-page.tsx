// Commitments: promised, funded and delivered side by side and never added up. What nobody stated is hatched, what was not told is a block; neither is zero.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommitmentLine, CommitmentStage } from '../../../src/http/contract.js';
import { askCommitments } from '../../api/note-questions.js';
import { useMe } from '../../api/session.js';
import { writesFigures } from '../../marks/code-words.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Unknown } from '../../marks/unknown.js';
import { Waiting } from '../../marks/waiting.js';
import { Withheld } from '../../marks/withheld.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';

export function CommitmentsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const answer = useQuery(askCommitments());
  const columns = useMemo<readonly Column<CommitmentLine>[]>(() => [
    { id: 'label', header: t('commitments.commitment'), text: (row) => row.label, draw: (row) => <span className="any">{row.label}</span> },
    { id: 'by', header: t('commitments.by'), text: (row) => row.by },
    ...(['promised', 'funded', 'delivered'] as const).map((name) => ({
      id: name, header: name === 'promised' ? t('commitments.promised') : name === 'funded' ? t('commitments.funded') : t('commitments.delivered'), text: (row: CommitmentLine) => row[name].words, draw: (row: CommitmentLine) => <StageCell stage={row[name]} />,
    })),
    { id: 'not', header: t('figures.doesNotSay'), text: (row) => row.doesNotSay.join('; '), draw: (row) => <span className="any">{row.doesNotSay.join('; ')}</span> },
    { id: 'disputes', header: t('figures.disputes'), text: (row) => row.disputes.join('; ') },
    { id: 'asOf', header: t('figures.asOf'), text: (row) => row.asOf },
    { id: 'own', header: t('commitments.from'), text: (row) => (row.own ? t('commitments.own') : t('commitments.public')) },
  ], [t]);
  return (
    <>
      <PageHead title={t('commitments.title')} below={<span className="soft">{t('commitments.hint')}</span>} />
      {writesFigures(me.role) && <p><Link to="/commitments/new">{t('commitments.bringIn')}</Link></p>}
      {answer.isPending && <Waiting lines={6} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.data !== undefined && <Sheet name="commitments" label={t('commitments.title')} columns={columns} rows={answer.data.commitments} rowKey={(row) => `${row.own ? 'own' : ''} ${row.id}`} provenance={(row) => <Provenance row={row} />} />}
    </>
  );
}

function StageCell({ stage }: { readonly stage: CommitmentStage }) {
  if (stage.state === 'unknown') return <Unknown />;
  if (stage.state === 'withheld' || stage.state === 'suppressed') return <Withheld words={stage.words} />;
  return <span>{stage.words}{stage.on !== null && <><br /><span className="soft unbroken">{stage.on}</span></>}</span>;
}

function Provenance({ row }: { readonly row: CommitmentLine }) {
  const { t } = useTranslation();
  const stages = [[t('commitments.promised'), row.promised], [t('commitments.funded'), row.funded], [t('commitments.delivered'), row.delivered]] as const;
  return (
    <dl className="facts">
      {stages.map(([name, stage]) => <div key={name} style={{ display: 'contents' }}><dt>{name}</dt><dd>{stage.words}{stage.on !== null && ` · ${stage.on}`}<br />{stage.source ?? t('commitments.nobody')}</dd></div>)}
    </dl>
  );
}
