// The cosignatures on one served checkpoint, each checked in this browser, and whether together they are enough.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedgerStateAnswer } from '../../../../src/http/contract.js';
import { checkCosignature, type Cosigned } from '../../../ledger/cosignature.js';
import { isQuorum, type Policy, readPolicy } from '../../../ledger/policy.js';
import type { PublishedLog } from '../../../ledger/published-log.js';
import { Unknown } from '../../../marks/unknown.js';
import { VerdictMark } from '../../../marks/verdict-mark.js';
import type { Column } from '../../../table/column.js';
import { Sheet } from '../../../table/sheet.js';
import { ageWords } from '../state/age.js';

interface Row {
  readonly name: string;
  readonly key: string;
  readonly cosigned: Cosigned | undefined;
}
const mark = { holds: 'holds', fails: 'fails', open: 'open', none: 'open' } as const;

function Quorum({ policy, isText, rows }: { readonly policy: Policy | undefined; readonly isText: boolean; readonly rows: readonly Row[] }) {
  const { t } = useTranslation();
  if (!isText) return <><Unknown /> {t('witness.noPolicy')}</>;
  if (policy === undefined) return <VerdictMark outcome="fails" words={t('witness.badPolicy')} />;
  if (policy.quorum === 'none') return <VerdictMark outcome="open" words={t('witness.nobody')} />;
  const names = rows.filter((row) => row.cosigned?.outcome === 'holds').map((row) => row.name);
  return isQuorum(policy, new Set(names)) ? <span className="chip chip-accent chip-words">{t('witness.met', { names: names.join(', ') })}</span> : <VerdictMark outcome="open" words={t('witness.unmet')} />;
}

export function LogWitnesses({ log, state }: { readonly log: PublishedLog; readonly state: LedgerStateAnswer }) {
  const { t } = useTranslation();
  const policy = useMemo(() => (state.policy === null ? undefined : readPolicy(state.policy)), [state.policy]);
  const named = useMemo(() => policy?.witnesses ?? state.witnesses.map(({ name, key }) => ({ name, key })), [policy, state.witnesses]);
  const nowMs = log.fetchedAtMs;
  const checked = useQuery({
    queryKey: ['cosigned', log.note, named.map((one) => one.key)], gcTime: 0,
    queryFn: () => Promise.all(named.map(async (one): Promise<Row> => ({ ...one, cosigned: await checkCosignature(log.note, one.key, nowMs) }))),
  });
  const rows = useMemo(() => checked.data ?? named.map((one): Row => ({ ...one, cosigned: undefined })), [checked.data, named]);
  const columns = useMemo<readonly Column<Row>[]>(() => {
    const words = { holds: t('witness.holds'), fails: t('witness.fails'), open: t('witness.open'), none: t('witness.absent') };
    const here = (row: Row): string => (row.cosigned === undefined ? t('seal.checking') : words[row.cosigned.outcome]);
    return [
      { id: 'name', header: t('witness.name'), text: (row) => row.name, draw: (row) => <span className="any" title={row.key}>{row.name}</span> },
      { id: 'here', header: t('witness.here'), text: here, draw: (row) => <VerdictMark outcome={row.cosigned === undefined ? 'checking' : mark[row.cosigned.outcome]} words={here(row)} /> },
      { id: 'age', header: t('witness.age'), text: (row) => (row.cosigned?.atMs === undefined ? '' : ageWords(row.cosigned.atMs, nowMs, t)), draw: (row) => (row.cosigned?.atMs === undefined ? <Unknown /> : ageWords(row.cosigned.atMs, nowMs, t)) },
    ];
  }, [t, nowMs]);
  return (
    <section className="sheet block" aria-label={t('witness.onLog')}>
      <h2>{t('witness.onLog')}</h2>
      {named.length === 0 ? <div className="banner chip-warn" role="note"><p>{t('witness.none')}</p></div> : (
        <>
          <p className="soft">{t('witness.onLogHint')}</p>
          <dl className="facts"><dt>{t('witness.quorum')}</dt><dd><Quorum policy={policy} isText={state.policy !== null} rows={rows} /></dd></dl>
          <Sheet name="log-witnesses" label={t('witness.onLog')} columns={columns} rows={rows} rowKey={(row) => row.key} />
        </>
      )}
    </section>
  );
}
