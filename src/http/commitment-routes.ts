// Commitments, and tables of commitments and dated figures (G4, G7): promised, funded and delivered kept apart; rows that cannot be read are quarantined with their reason.
import { type Commitment, type CommitmentView, stages, stageState, stageWords } from '../figures/commitments/index.js';
import { answer, onRecord } from './answer.js';
import type { App } from './app.js';
import { planFor } from './ask.js';
import { callerOf } from './caller.js';
import { type CommitmentLine, CommitmentsAnswer, type CommitmentStage, DatedTable, DatedTaken } from './contract.js';
import type { House } from './house.js';
import { type Language, languageOf } from './language.js';
import { presentReceipt } from './receipt.js';
import { refuseNames } from './source-names.js';

export function commitmentRoutes(app: App, house: House): void {
  app.get('/api/commitments', { schema: { response: { 200: CommitmentsAnswer } } }, async (request, reply) => {
    const plan = await planFor(house, await callerOf(house, request), { action: 'viewFigures', asked: { commitments: true } });
    return answer(house, reply, await house.dated.commitments(plan), (views, ledger) => ({ commitments: views.map((view) => present(view, languageOf(request))), ledger }));
  });

  app.post('/api/commitments', { bodyLimit: 4_000_000, schema: { body: DatedTable, response: { 200: DatedTaken } } }, async (request, reply) => {
    const { kind, csv } = request.body;
    const caller = await callerOf(house, request);
    await refuseNames(house, caller, 'importFigures', csv.split('\n').map((text, at) => ({ field: `csv line ${at + 1}`, text })));
    const plan = await planFor(house, caller, { action: 'importFigures', asked: { kind } });
    const { taken, unchanged, quarantined, receipt } = await house.dated.take(plan, kind, csv);
    const language = languageOf(request);
    return onRecord(reply, { taken, unchanged, quarantined: quarantined.map((one) => ({ line: one.line, why: one[language] })), ledger: presentReceipt(receipt) });
  });
}

function present({ commitment, own }: CommitmentView, language: Language): CommitmentLine {
  const [promised, funded, delivered] = stages.map((name) => presentStage(commitment, name, language)) as [CommitmentStage, CommitmentStage, CommitmentStage];
  return {
    id: commitment.id, label: commitment.label[language], by: commitment.by[language], promised, funded, delivered, revision: commitment.revision, asOf: commitment.asOf, own,
    doesNotSay: commitment.doesNotSay.map((words) => words[language]), disputes: commitment.disputes.map(({ words }) => words[language]),
  };
}

function presentStage(one: Commitment, name: (typeof stages)[number], language: Language): CommitmentStage {
  const stage = one.stages[name];
  return { state: stageState(one, name), words: stageWords(one, name, language), on: stage?.on ?? null, source: stage === null ? null : `${stage.source.by[language]}, ${stage.source.where[language]}` };
}
