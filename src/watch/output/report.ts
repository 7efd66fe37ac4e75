// `report.html`: the run for a person. One file without network or script, that says first what could not be seen, and never that somebody is guilty (G12).
// INVARIANT: nothing from the evidence becomes markup (report.test.ts, "hostile names stay text").
import type { AlertRecord } from './alert-record.js';
import type { Language } from '../detector.js';
import type { Coverage } from './coverage.js';
import type { GroupCount } from './fairness.js';
import { html, Html } from '../../kernel/index.js';
import { alertArticle, type Picture } from './report-alert.js';
import { REPORT_STYLE } from './report-style.js';
import { type ReportWords, reportWords } from './report-words.js';
import { percent } from './sentences.js';

export interface ReportParts {
  readonly coverage: Coverage;
  readonly alerts: readonly AlertRecord[];
  /** By alert. */
  readonly pictures: ReadonlyMap<string, Picture>;
}

export function reportHtml({ coverage, alerts, pictures }: ReportParts): string {
  const { language, period } = coverage;
  const words = reportWords[language];
  const title = `Custos · ${words.title}`;
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="robots" content="noindex">
<title>${title}</title><style>${new Html(REPORT_STYLE)}</style></head><body>
<header><h1>${title}</h1><p class="soft">${words.from} ${day(period.first_access_at)} ${words.to} ${day(period.last_access_at)}</p></header>
<main>
${figures(coverage, words)}
<p class="lead-note">${words.notGuilt}</p>
${detectors(coverage, words)}${tables(coverage, words)}${explanations(coverage, words)}
<section><h2>${words.alerts}</h2>${alerts.length === 0 ? html`<p class="no">${words.noAlerts}</p>` : html`<p class="soft">${words.seeFiles}</p>`}
${alerts.map((one) => alertArticle(one, pictures.get(one.alert_id), language))}</section>
${fairness(coverage, words)}
<section><h2>${words.limits}</h2><ul>${words.limitList.map((one) => html`<li>${one}</li>`)}</ul></section>
</main></body></html>
`.text;
}

/** Within these a group is alerted as everybody is: the four-fifths rule of fair selection, and its inverse. */
const [LEAST_TIMES, MOST_TIMES] = [0.8, 1.25];

const day = (at: string | null): string => at?.slice(0, 10) ?? '—';

/** `12 345` with a space that does not break; the same in both languages. */
const count = (value: number): string => String(value).replaceAll(/\B(?=(\d{3})+(?!\d))/g, '\u202F');

function figures({ explained, alerts, budget, language }: Coverage, words: ReportWords): Html {
  const shown: [string, string][] = [
    [count(explained.accesses), words.lookUps], [explained.share_explained === null ? '—' : percent(explained.share_explained, language), words.explained],
    [count(alerts.leads), words.leads], [count(alerts.audits), words.audits], [count(alerts.prompts), words.prompts], [count(alerts.below_budget + alerts.below_budget_left_out), words.below],
    [count(budget.actors), words.people], [count(budget.alerts_per_week), words.aWeek],
  ];
  return html`<ul class="figures">${shown.map(([value, label]) => html`<li><b>${value}</b>${label}</li>`)}</ul>`;
}

function detectors(coverage: Coverage, words: ReportWords): Html {
  const rows = coverage.detectors.map((one) => html`<tr><td class="word">${one.name}</td><td class="wide">${one.question}</td><td>${one.state === 'ran' ? words.didRun : html`<span class="no">${words.cannot}</span>: ${(one.why ?? '').replace('cannot run: needs', words.needs)}`}</td><td class="number">${one.state === 'ran' ? count(one.findings) : '▨'}</td></tr>`);
  return html`<section><h2>${words.ran}</h2><p>${words.ranNote}</p><div class="scroll"><table><thead><tr><th scope="col">${words.detector}</th><th scope="col">${words.question}</th><th scope="col">${words.state}</th><th scope="col" class="number">${words.findings}</th></tr></thead><tbody>${rows}</tbody></table></div></section>`;
}

function tables(coverage: Coverage, words: ReportWords): Html {
  const rows = coverage.tables.map((one) => {
    const remarks = [...one.notes, ...(one.unknown_columns.length === 0 ? [] : [`${words.unknownColumns}: ${one.unknown_columns.join(', ')}`])].join(' · ');
    return one.state === 'missing'
      ? html`<tr><td class="word">${one.table}</td><td class="number"><span class="no">${words.missing}</span></td><td class="number">▨</td><td class="number">▨</td><td>${remarks}</td></tr>`
      : html`<tr><td class="word">${one.table}</td><td class="number">${count(one.rows)}</td><td class="number">${count(one.quarantined)}</td><td class="number">${count(one.duplicates)}</td><td>${remarks}</td></tr>`;
  });
  return html`<section><h2>${words.tables}</h2>${coverage.notes.map((one) => html`<p>${one}</p>`)}<div class="scroll"><table><thead><tr><th scope="col">${words.table}</th><th scope="col" class="number">${words.rows}</th><th scope="col" class="number">${words.quarantined}</th><th scope="col" class="number">${words.duplicates}</th><th scope="col">${words.remarks}</th></tr></thead><tbody>${rows}</tbody></table></div></section>`;
}

function explanations({ explained, language }: Coverage, words: ReportWords): Html {
  const share = (part: number, whole: number): string => (whole === 0 ? '—' : percent(part / whole, language));
  const kinds = ['independent', 'self_made', 'after_the_fact', 'none'] as const;
  const repeats = { all: explained.accesses - explained.first_accesses, independent: explained.independent - explained.first_accesses_independent };
  return html`<section><h2>${words.explanations}</h2><p>${words.explanationsNote}</p><div class="scroll"><table><thead><tr><th scope="col"></th><th scope="col" class="number">${words.lookUps}</th><th scope="col" class="number">${words.share}</th></tr></thead><tbody>
${kinds.map((kind) => html`<tr><td>${words[kind]}</td><td class="number">${count(explained[kind])}</td><td class="number">${share(explained[kind], explained.accesses)}</td></tr>`)}
<tr><td>${words.firstAccesses}: ${words.independent}</td><td class="number">${count(explained.first_accesses_independent)} / ${count(explained.first_accesses)}</td><td class="number">${share(explained.first_accesses_independent, explained.first_accesses)}</td></tr>
<tr><td>${words.repeats}: ${words.independent}</td><td class="number">${count(repeats.independent)} / ${count(repeats.all)}</td><td class="number">${share(repeats.independent, repeats.all)}</td></tr></tbody></table></div></section>`;
}

/** Beyond what chance allows in a group of that size, it is marked. */
function times(of: GroupCount['times_everybody'], language: Language): Html {
  if (of === null) return html`—`;
  const say = (value: number): string => value.toFixed(1).replace('.', language === 'fr' ? ',' : '.');
  const text = `${say(of.value)} (${say(of.low)}–${say(of.high)})`;
  return of.low > MOST_TIMES || of.high < LEAST_TIMES ? html`<span class="no">${text}</span>` : html`${text}`;
}

function fairness({ alerts, language }: Coverage, words: ReportWords): Html {
  const of = (name: string, groups: readonly GroupCount[]): Html => html`<div class="scroll"><table><thead><tr><th scope="col">${name}</th><th scope="col" class="number">${words.actors}</th><th scope="col" class="number">${words.withLead}</th><th scope="col" class="number">${words.times}</th><th scope="col" class="number">${words.leads}</th><th scope="col" class="number">${words.audits}</th></tr></thead><tbody>
${groups.map((one) => html`<tr><td>${one.name === '' ? words.unknown : one.name}</td><td class="number">${count(one.actors)}</td><td class="number">${count(one.actors_with_lead)}</td><td class="number">${times(one.times_everybody, language)}</td><td class="number">${count(one.leads)}</td><td class="number">${count(one.audits)}</td></tr>`)}</tbody></table></div>`;
  return html`<section><h2>${words.fairness}</h2><p>${words.fairnessNote}</p>${of(words.sex, alerts.by_sex)}<br>${of(words.unit, alerts.by_unit)}</section>`;
}

