// Reports about precursors (G3, G4, G12): recorded one at a time, read under their labels, absent for whom they concern. No route takes a dealer's sales.
import { Type } from 'typebox';
import { markingOf, seal } from '../access/index.js';
import { type ReportView, substanceLabel } from '../precursors/reports/index.js';
import { answer, onRecord } from './answer.js';
import type { App } from './app.js';
import { planFor } from './ask.js';
import { callerOf } from './caller.js';
import { NewPrecursorReport, NothingToShow, PrecursorReportRecorded, PrecursorReportsAnswer, type PrecursorReportView, ReportTold, ToldOfReport } from './contract.js';
import { answerOrNothing } from './entity-routes.js';
import type { House } from './house.js';
import { type Language, languageOf } from './language.js';
import { presentReceipt } from './receipt.js';
import { refuseNames } from './source-names.js';

const IdParam = Type.Object({ id: Type.String({ maxLength: 300 }) });

export function precursorRoutes(app: App, house: House): void {
  app.get('/api/precursors/reports', { schema: { response: { 200: PrecursorReportsAnswer } } }, async (request, reply) => {
    const plan = await planFor(house, await callerOf(house, request), { action: 'viewPrecursorReports', asked: { precursorReports: true } });
    return answer(house, reply, await house.precursorReports.list(plan), (views, ledger) => ({ reports: views.map((one) => present(house, one, languageOf(request))), ledger }));
  });

  app.post('/api/precursors/reports', { schema: { body: NewPrecursorReport, response: { 200: PrecursorReportRecorded } } }, async (request, reply) => {
    const { label, ...draft } = request.body;
    const caller = await callerOf(house, request);
    await refuseNames(house, caller, 'recordPrecursorReport', [{ field: 'reasons', text: draft.reasons }, { field: 'party.name', text: draft.party?.name ?? '' }, { field: 'reporter.name', text: draft.reporter.name }]);
    const plan = await planFor(house, caller, { action: 'recordPrecursorReport', asked: { kind: draft.kind } });
    const { value, receipt } = await house.precursorReports.record(plan, draft, label);
    return onRecord(reply, { id: `${value.agencyId}~${value.reportId}`, ledger: presentReceipt(receipt) });
  });

  app.post('/api/precursors/reports/:id/told', { schema: { params: IdParam, body: ToldOfReport, response: { 200: ReportTold, 404: NothingToShow } } }, async (request, reply) => {
    const { params: { id }, body: { whom, at } } = request;
    const plan = await planFor(house, await callerOf(house, request), { action: 'recordPrecursorReport', asked: { told: id, whom } });
    const receipt = await house.precursorReports.tell(plan, id, whom, at);
    if (receipt !== undefined) return onRecord(reply, { ledger: presentReceipt(receipt) });
    return answerOrNothing<undefined, never>(house, reply, seal(plan, new Map(), undefined), () => { throw new TypeError('nothing is shown'); });
  });
}

function present(house: House, { report, clocks, keepUntilMs }: ReportView, language: Language): PrecursorReportView {
  const { agencyId, reportId, labelId, recordedAtMs, concerns: _concerns, ...rest } = report;
  const label = house.labels.label(labelId);
  return {
    ...rest, id: `${agencyId}~${reportId}`, agency: agencyId, recordedAt: new Date(recordedAtMs).toISOString(), marking: label === undefined ? '' : markingOf(label), keepUntil: new Date(keepUntilMs).toISOString().slice(0, 10), substanceName: substanceLabel(rest.substance, language),
    clocks: clocks.map(({ whom, dueAtMs, toldAtMs, state }) => ({ whom, dueAt: new Date(dueAtMs).toISOString(), toldAt: toldAtMs === null ? null : new Date(toldAtMs).toISOString(), state })),
  };
}
