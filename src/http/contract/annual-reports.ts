// Annual reports: made of public figures, listed by agency, downloaded file by file.
import { type Static, Type } from 'typebox';
import { LedgerReceipt } from './receipt.js';

const Language = Type.Union([Type.Literal('en'), Type.Literal('fr')]);

export const AnnualReportLine = Type.Object({
  id: Type.String(), asOf: Type.String(), language: Language, by: Type.String({ description: '`member@agency`' }), at: Type.String(), figures: Type.Integer(), evidenceHash: Type.String(),
  files: Type.Array(Type.Object({ ending: Type.String({ description: 'pdf, html, xlsx or json (the evidence)' }), name: Type.String(), sha256: Type.String(), bytes: Type.Integer() })),
});
export type AnnualReportLine = Static<typeof AnnualReportLine>;

/** `GET /api/annual-reports`. */
export const AnnualReportsAnswer = Type.Object({ reports: Type.Array(AnnualReportLine), today: Type.String(), ledger: LedgerReceipt });
export type AnnualReportsAnswer = Static<typeof AnnualReportsAnswer>;

/** `POST /api/annual-reports`; answered in lines of JSON: `{"progress":{"done","total"}}`, then `AnnualReportMade` or a problem. */
export const NewAnnualReport = Type.Object({ asOf: Type.String({ maxLength: 10, description: 'YYYY-MM-DD' }), language: Language });
export type NewAnnualReport = Static<typeof NewAnnualReport>;
export const AnnualReportMade = Type.Object({ report: AnnualReportLine, ledger: LedgerReceipt });
export type AnnualReportMade = Static<typeof AnnualReportMade>;
