// Annual reports (G1, G4, G8): made on the record from what is public, kept with their evidence, and never shown to whoever may not see a figure in them.
import { Type } from 'typebox';
import type { MadeReport, ReportWork } from '../assessment/annual/index.js';
import { evidenceAt } from '../assessment/annual/index.js';
import { answer } from './answer.js';
import type { App } from './app.js';
import { planFor } from './ask.js';
import { callerOf } from './caller.js';
import { type AnnualReportLine, type AnnualReportMade, AnnualReportsAnswer, NewAnnualReport } from './contract.js';
import { presentOrNothing } from './entity-routes.js';
import type { House } from './house.js';
import { jsonLines } from './json-lines.js';
import { presentReceipt } from './receipt.js';

const FileParams = Type.Object({ report: Type.String({ maxLength: 60 }), ending: Type.String({ maxLength: 10, description: 'pdf, html, xlsx or json' }) });

const types: Readonly<Record<string, string>> = {
  pdf: 'application/pdf', html: 'text/html; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', json: 'application/json',
};

export function annualReportRoutes(app: App, house: House): void {
  app.get('/api/annual-reports', { schema: { response: { 200: AnnualReportsAnswer } } }, async (request, reply) => {
    const plan = await planFor(house, await callerOf(house, request), { action: 'viewFigures', asked: { annualReports: true } });
    return answer(house, reply, await house.annual.list(plan), (reports, ledger) => ({ reports: reports.map(presentReport), today: house.door.today(), ledger }));
  });

  app.post('/api/annual-reports', { schema: { body: NewAnnualReport } }, async (request, reply) => {
    const { asOf, language } = request.body;
    const plan = await planFor(house, await callerOf(house, request), { action: 'viewFigures', asked: { annualReport: asOf, language } });
    return answer(house, reply, await house.annual.released(plan, asOf), (released) => jsonLines(reply, presented(house.annual.make(plan, evidenceAt(asOf, released), language))));
  });

  app.get('/api/annual-reports/:report/:ending', { schema: { params: FileParams } }, async (request, reply) => {
    const { report, ending } = request.params;
    const plan = await planFor(house, await callerOf(house, request), { action: 'viewFigures', asked: { annualReport: report, file: ending } });
    return answer(house, reply, await house.annual.file(plan, report, ending), (file, ledger) => {
      if (file === undefined) return presentOrNothing<undefined, never>(reply, undefined, ledger, () => { throw new TypeError('nothing is shown'); });
      // Never opened inside the app: a page of a report is a file of its own.
      return reply.type(types[ending] ?? 'application/octet-stream').header('content-disposition', `attachment; filename="${file.name}"`).header('x-content-type-options', 'nosniff').send(Buffer.from(file.bytes));
    });
  });
}

async function* presented(work: ReportWork): AsyncGenerator<{ readonly done: number; readonly total: number }, AnnualReportMade> {
  const { report, receipt } = yield* work;
  return { report: presentReport(report), ledger: presentReceipt(receipt) };
}

function presentReport({ reportId, asOf, language, by, atMs, figures, evidenceHash, files }: MadeReport): AnnualReportLine {
  return { id: reportId, asOf, language, by, at: new Date(atMs).toISOString(), figures, evidenceHash, files: files.map((file) => ({ ending: file.name.split('.').at(-1) ?? '', ...file })) };
}
