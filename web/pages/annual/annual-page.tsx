// Annual reports of the agency: those that were made, each file to be had, and making another from what is public.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnnualReportLine } from '../../../src/http/contract.js';
import { annualFile, askAnnualReports } from '../../api/annual-questions.js';
import { PageHead } from '../../marks/page-head.js';
import { Trouble } from '../../marks/trouble.js';
import { Waiting } from '../../marks/waiting.js';
import type { Column } from '../../table/column.js';
import { Sheet } from '../../table/sheet.js';
import { formatDay, formatMoment, formatNumber, languageName } from '../../words/language.js';
import { MakeReport } from './make-report.js';

export function AnnualPage() {
  const { t } = useTranslation();
  const answer = useQuery(askAnnualReports());
  const columns = useMemo<readonly Column<AnnualReportLine>[]>(() => [
    { id: 'asOf', header: t('annual.asOf'), text: (row) => formatDay(row.asOf), order: (row) => row.asOf },
    { id: 'language', header: t('annual.language'), text: (row) => languageName(row.language) },
    { id: 'figures', header: t('annual.figures'), text: (row) => formatNumber(row.figures), order: (row) => row.figures, isNumber: true },
    { id: 'files', header: t('annual.files'), text: (row) => row.files.map(({ name }) => name).join(', '), draw: (row) => <Files report={row} /> },
    { id: 'by', header: t('annual.by'), text: (row) => row.by },
    { id: 'at', header: t('annual.at'), text: (row) => formatMoment(row.at), order: (row) => row.at },
    { id: 'evidence', header: t('annual.evidence'), text: (row) => row.evidenceHash, draw: (row) => <span className="code any" title={row.evidenceHash}>{row.evidenceHash.slice(0, 16)}</span> },
  ], [t]);
  return (
    <>
      <PageHead title={t('annual.title')} below={<span className="soft">{t('annual.hint')}</span>} />
      {answer.isPending && <Waiting lines={6} />}
      {answer.isError && <Trouble error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.data !== undefined && <MakeReport today={answer.data.today} onMade={() => void answer.refetch()} />}
      {answer.data?.reports.length === 0 && <p className="sheet">{t('annual.none')}</p>}
      {answer.data !== undefined && answer.data.reports.length > 0 && <Sheet name="annual" label={t('annual.title')} columns={columns} rows={answer.data.reports} rowKey={(row) => row.id} />}
    </>
  );
}

function Files({ report }: { readonly report: AnnualReportLine }) {
  const { t } = useTranslation();
  const words: Readonly<Record<string, string>> = { pdf: t('annual.pdf'), html: t('annual.html'), xlsx: t('annual.xlsx'), json: t('annual.json') };
  return (
    <span style={{ display: 'flex', flexWrap: 'wrap', gap: '0 12px' }}>
      {report.files.map(({ ending, name, sha256, bytes }) => <a key={ending} href={annualFile(report.id, ending)} download={name} title={`SHA-256 ${sha256}`}>{words[ending] ?? ending} <span className="soft">({t('annual.size', { size: formatNumber(Math.ceil(bytes / 1024)) })})</span></a>)}
    </span>
  );
}
