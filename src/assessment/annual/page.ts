// The report as one web page: no script, nothing from elsewhere, headings and tables that a screen reader can walk, every value a link to its figure.
import { html, Html } from '../../kernel/index.js';
import { styleSheet } from './page-style.js';
import type { ChangeRow, Chapter, CorrectionRow, FigureRow, Report } from './report.js';
import { wordsIn } from './template.js';

/** `drawn`: the SVG of each chart, by its id. Values are text: nothing of a figure can become markup. */
export function pageOf(report: Report, drawn: ReadonlyMap<string, string>): string {
  const say = wordsIn(report.language);
  const chapters = report.chapters.map((chapter) => chapterPart(chapter, drawn, say));
  return html`<!doctype html>
<html lang="${report.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${report.title}, ${say('asOf')} ${report.asOf}</title><style>${new Html(styleSheet)}</style></head><body>
<a class="skip" href="#report">${say('skip')}</a>
<header><h1>${report.title}</h1><p>${say('asOf')} <time datetime="${report.asOf}">${report.asOf}</time></p><p>${say('made')}</p><p class="code">${say('evidenceHash')}: ${report.evidenceHash}</p></header>
<nav aria-label="${say('contents')}"><h2>${say('contents')}</h2><ol>${contentsOf(report).map(([id, heading]) => html`<li><a href="#${id}">${heading}</a></li>`)}</ol></nav>
<main id="report">${readPart(report, say)}${chapters}${changesPart(report, say)}${correctionsPart(report, say)}${figuresPart(report, say)}</main></body></html>
`.text;
}

type SayIt = ReturnType<typeof wordsIn>;

function contentsOf(report: Report): readonly (readonly [string, string])[] {
  const say = wordsIn(report.language);
  return [['read', say('read')], ...report.chapters.map(({ code, heading }) => [code, heading] as const), ['changes', say('changes')], ['corrections', say('corrections')], ['figures', say('figures')]];
}

function readPart(report: Report, say: SayIt): Html {
  return html`<section aria-labelledby="read"><h2 id="read">${say('read')}</h2><ul>${report.readLines.map((line) => html`<li>${line}</li>`)}</ul>
<h3>${say('estimative')}</h3><p>${say('estimativeIntro')}</p>
${table(say('estimative'), [say('percent'), say('word')], report.bands.map((cells) => [...cells]))}${table(say('confidence'), [say('confidence'), say('means')], report.confidences.map((cells) => [...cells]))}</section>`;
}

function chapterPart({ code, heading, intro, rows, charts }: Chapter, drawn: ReadonlyMap<string, string>, say: SayIt): Html {
  const pictures = charts.map((chart) => html`<figure><figcaption id="${chart.id}">${chart.title}</figcaption><div role="img" aria-label="${chart.alt}" class="chart">${new Html(drawn.get(chart.id) ?? '')}</div></figure>`);
  return html`<section aria-labelledby="${code}"><h2 id="${code}">${heading}</h2><p>${intro}</p>${pictures}
${table(heading, [say('figure'), say('value'), say('period'), say('among'), say('standing')], rows.map((row) => [row.label, linkTo(row.id, row.value), row.period, row.population, row.standing]))}</section>`;
}

function changesPart(report: Report, say: SayIt): Html {
  const rows = report.changes.map(({ label, before, now, words, comparable }: ChangeRow) => [label, linkTo(before.id, before.text), linkTo(now.id, now.text), comparable ? words : html`<span class="refused">${words}</span>`]);
  const fresh = report.fresh.length === 0 ? html`<p>${say('noNew')}</p>` : html`<ul>${report.fresh.map(({ id, label }) => html`<li>${linkTo(id, label)}</li>`)}</ul>`;
  return html`<section aria-labelledby="changes"><h2 id="changes">${say('changes')}</h2><p>${say('changesIntro')}</p>
${rows.length === 0 ? html`<p>${say('noChanges')}</p>` : table(say('changes'), [say('figure'), say('before'), say('now'), say('comparison')], rows)}<h3>${say('newSince')}</h3>${fresh}</section>`;
}

function correctionsPart(report: Report, say: SayIt): Html {
  const rows = report.corrections.map(({ kind, id, label, value, words, against }: CorrectionRow) => [say(kind), label, linkTo(id, value), against === null ? words : html`${words} (${say('against')} ${linkTo(against, against)})`]);
  return html`<section aria-labelledby="corrections"><h2 id="corrections">${say('corrections')}</h2><p>${say('correctionsIntro')}</p>
${rows.length === 0 ? html`<p>${say('noCorrections')}</p>` : table(say('corrections'), [say('kind'), say('figure'), say('value'), say('about')], rows)}</section>`;
}

function figuresPart(report: Report, say: SayIt): Html {
  return html`<section aria-labelledby="figures"><h2 id="figures">${say('figures')}</h2><p>${say('figuresIntro')}</p>${report.figures.map((row) => figurePart(row, say))}</section>`;
}

function figurePart(row: FigureRow, say: SayIt): Html {
  const facts: readonly (readonly [string, string])[] = [
    [say('value'), row.value], [say('measure'), row.measure], [say('among'), row.population], [say('period'), row.period], [say('standing'), row.standing], [say('source'), row.source], ...(row.method === '' ? [] : [[say('method'), row.method] as const]),
    [say('asOf'), row.asOf], [say('public'), row.publishedOn], [say('revision'), String(row.revision)], [say('hash'), row.hash], [say('rowsHash'), row.rowsHash ?? say('notCounted')],
    ...row.doesNotSay.map((words) => [say('doesNotSay'), words] as const), ...row.caveats.map((words) => [say('caveats'), words] as const), ...row.disputes.map((words) => [say('disputed'), words] as const),
  ];
  return html`<article id="fig-${row.id}"><h3>${row.label}</h3><p class="code">${row.id}</p><dl>${facts.map(([term, text]) => html`<dt>${term}</dt><dd>${text}</dd>`)}</dl></article>`;
}

type Cell = string | Html;

function table(caption: string, heads: readonly string[], rows: readonly (readonly Cell[])[]): Html {
  const cells = (row: readonly Cell[]) => row.map((cell, at) => (at === 0 ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`));
  return html`<div class="wide" role="region" tabindex="0" aria-label="${caption}"><table><caption>${caption}</caption><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows.map((row) => html`<tr>${cells(row)}</tr>`)}</tbody></table></div>
`;
}

function linkTo(id: string, text: string): Html {
  return html`<a href="#fig-${id}">${text}</a>`;
}
