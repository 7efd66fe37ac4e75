// The proof of one entry for everybody: built here from the published tiles, followed to the signed root, drawn as a path.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { askLedgerState, askPublishedLog } from '../../../api/ledger-questions.js';
import { useMe } from '../../../api/session.js';
import { isSame, toBase64, toHex } from '../../../ledger/bytes.js';
import { walkProof } from '../../../ledger/merkle.js';
import { proofFile, saveText } from '../../../ledger/proof-file.js';
import type { LogName, PublishedLog } from '../../../ledger/published-log.js';
import { readDecimal, readEntry } from '../../../ledger/receipt.js';
import { PageHead } from '../../../marks/page-head.js';
import { Trouble } from '../../../marks/trouble.js';
import { VerdictShape } from '../../../marks/verdict-mark.js';
import { Waiting } from '../../../marks/waiting.js';
import { formatMoment } from '../../../words/language.js';
import { ProofPath } from '../entries/proof-path.js';
import { Grown } from './grown.js';

const route = getRouteApi('/ledger/logs/$agency/$index');

async function build({ tree }: PublishedLog, index: number) {
  const [entry, proof] = await Promise.all([tree.entry(index), tree.inclusionProof(index)]);
  const path = await walkProof({ index: BigInt(index), size: BigInt(tree.size), leafHash: entry.leafHash, proof });
  return { entry, proof, path: path ?? [], holds: path !== undefined && isSame(path.at(-1)?.node ?? entry.leafHash, tree.root) };
}

function Proof({ log, index }: { readonly log: PublishedLog; readonly index: number }) {
  const { t } = useTranslation();
  const me = useMe();
  const answer = useQuery({ queryKey: ['proof', log.origin, log.tree.size, toBase64(log.tree.root), index], gcTime: 0, queryFn: () => build(log, index) });
  if (answer.isPending) return <p role="status">{t('proof.checking')}</p>;
  if (answer.isError) return <Trouble error={answer.error} onAgain={() => void answer.refetch()} />;
  const { entry, proof, path, holds } = answer.data;
  const fields = readEntry(entry.bytes);
  const file = `${log.agency}-${index}.tlog-proof`;
  return (
    <>
      <div className={`banner ${holds ? 'chip-accent' : 'chip-harm'}`} role={holds ? 'status' : 'alert'}><VerdictShape outcome={holds ? 'holds' : 'fails'} /><p>{holds ? t('proof.holds') : t('proof.fails')}</p></div>
      <section className="sheet block" aria-label={t('proof.facts')}>
        <h2>{t('proof.facts')}</h2>
        {fields === undefined ? <p>{t('leaves.malformed')}</p> : (
          <dl className="facts">
            <dt>{t('leaves.at')}</dt><dd>{formatMoment(new Date(fields.recordedAtMs).toISOString())}</dd>
            <dt>{t('leaves.hash')}</dt><dd className="code">{toHex(entry.leafHash)}</dd>
            <dt>{t('proof.commitment')}</dt><dd className="code">{toHex(fields.commitment)}</dd>
            <dt>{t('proof.sealed')}</dt><dd className="code">{toHex(fields.sealedHash)}</dd>
            <dt>{t('leaves.month')}</dt><dd>{fields.month}</dd>
          </dl>
        )}
        <div className="inline"><Button variant="default" disabled={!holds} onClick={() => saveText(file, proofFile(entry.bytes, index, proof, log.note))}>{t('proof.save')}</Button></div>
        <p className="soft any">{t('proof.saved', { command: `node tools/verify.mjs --policy custos.policy --proof ${file}` })}</p>
        {log.agency === me.agency && <p><Link to="/ledger/entries/$agency/$index" params={{ agency: log.agency, index: String(index) }}>{t('proof.content')}</Link> <span className="soft">{t('proof.contentHint')}</span></p>}
      </section>
      <section className="sheet block">
        <h2>{t('proof.path')}</h2>
        <ProofPath leafHash={entry.leafHash} path={path} root={toBase64(log.tree.root)} size={String(log.tree.size)} />
      </section>
    </>
  );
}

function Opened({ name, index }: { readonly name: LogName; readonly index: bigint | undefined }) {
  const { t } = useTranslation();
  const answer = useQuery(askPublishedLog(name));
  if (answer.isPending) return <Waiting lines={10} />;
  if (answer.isError) return <Trouble error={answer.error} onAgain={() => void answer.refetch()} />;
  if (index === undefined || index >= BigInt(answer.data.tree.size)) return <p className="sheet">{t('proof.none')} {t('leaves.outside', { last: answer.data.tree.size - 1 })}</p>;
  return <><Proof log={answer.data} index={Number(index)} /><Grown log={answer.data} /></>;
}

export function ProofPage() {
  const { t } = useTranslation();
  const { agency, index } = route.useParams();
  const answer = useQuery(askLedgerState);
  const log = answer.data?.logs.find((one) => one.agency === agency);
  return (
    <div className="stack">
      <PageHead title={t('proof.title', { index })} above={<Link to="/ledger/logs/$agency" params={{ agency }}>{t('proof.back', { agency })}</Link>} />
      {answer.isPending && <Waiting lines={10} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.isSuccess && log === undefined && <p className="sheet">{t('head.none')}</p>}
      {log !== undefined && <Opened name={log} index={readDecimal(index)} />}
    </div>
  );
}
