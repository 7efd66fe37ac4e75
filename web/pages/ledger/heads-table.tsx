// Logs as a table: size, root and key as the server states them, and this browser's own opinion.
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { everSeen } from '../../ledger/extension.js';
import { type HeadOpinion, judgeHead } from '../../ledger/head-opinion.js';
import type { Head } from '../../ledger/seal.js';
import { VerdictMark } from '../../marks/verdict-mark.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatNumber } from '../../words/language.js';

const outcome = { agrees: 'holds', differs: 'fails', bad: 'fails', unseen: 'open' } as const;

export function HeadsTable({ heads }: { readonly heads: readonly Head[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [opinions, setOpinions] = useState<ReadonlyMap<string, HeadOpinion>>(new Map());
  useEffect(() => {
    let isWanted = true;
    const judge = async (): Promise<void> => {
      const memory = everSeen(localStorage);
      const judged = await Promise.all(heads.map(async (head) => [head.origin, await judgeHead(head, memory)] as const));
      if (isWanted) setOpinions(new Map(judged));
    };
    void judge();
    return () => {
      isWanted = false;
    };
  }, [heads]);
  const columns = useMemo<readonly Column<Head>[]>(() => {
    const words: Readonly<Record<HeadOpinion, string>> = { agrees: t('head.agrees'), differs: t('head.differs'), bad: t('head.bad'), unseen: t('head.unseen') };
    const opinion = (head: Head): HeadOpinion => opinions.get(head.origin) ?? 'unseen';
    return [
      { id: 'agency', header: t('head.agency'), text: (head) => head.agency, draw: (head) => <Link to="/ledger/logs/$agency" params={{ agency: head.agency }} aria-label={t('logs.open', { agency: head.agency })}>{head.agency}</Link> },
      { id: 'origin', header: t('head.origin'), text: (head) => head.origin, draw: (head) => <span className="code">{head.origin}</span> },
      { id: 'size', header: t('head.size'), isNumber: true, text: (head) => head.size, order: (head) => Number(head.size), draw: (head) => formatNumber(BigInt(head.size)) },
      { id: 'root', header: t('head.root'), text: (head) => head.root, draw: (head) => <span className="code">{head.root}</span> },
      { id: 'key', header: t('head.key'), text: (head) => head.key, draw: (head) => <span className="code">{head.key}</span> },
      { id: 'seen', header: t('head.seen'), text: (head) => words[opinion(head)], draw: (head) => <VerdictMark outcome={outcome[opinion(head)]} words={words[opinion(head)]} /> },
    ];
  }, [t, opinions]);
  return <Sheet name="heads" label={t('head.title')} columns={columns} rows={heads} rowKey={(head) => head.origin} onOpen={(head) => void navigate({ to: '/ledger/logs/$agency', params: { agency: head.agency } })} />;
}
