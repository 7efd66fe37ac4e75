// One alert in the report: who and when, the innocent explanations first, then why it was noticed.
import type { Language } from '../detector.js';
import type { AlertRecord } from './alert-record.js';
import { html, type Html } from '../../kernel/index.js';
import { linkGraph, type Thing, timeline } from './report-chart.js';
import { reportWords } from './report-words.js';
import { percent } from './sentences.js';

const MOST_EVENTS = 40;

/** What the pictures show. */
export interface Picture {
  readonly momentsMs: readonly number[];
  readonly things: readonly Thing[];
}

export function alertArticle(alert: AlertRecord, picture: Picture | undefined, language: Language): Html {
  const words = reportWords[language];
  const people = alert.actors ?? [alert.actor_id ?? ''];
  const about = alert.subject_id === null ? words.manySubjects : `${alert.subject_type ?? ''} ${alert.subject_id}`;
  const isLead = alert.kind === 'lead';
  const weighed = isLead ? html`${words.score} ${number(alert.score, language)}: ${words.weighs}` : html`${words.drawnWith} ${percent(alert.probability ?? 0, language)}`;
  const shownEvents = alert.event_ids.slice(0, MOST_EVENTS);
  const more = alert.event_ids.length - shownEvents.length;
  return html`<article id="${alert.alert_id}"><header><h3>${alert.rank}. ${people.join(', ')} · ${words.about} ${about}</h3><p class="soft">${words.week} ${alert.week}</p></header>
<p><span class="chip ${isLead ? '' : 'audit'}">${isLead ? words.lead : words.audit}</span>${alert.detectors.map((one) => html`<span class="chip">${one}</span>`)} <span class="soft">${weighed}</span></p>
${picture === undefined || picture.momentsMs.length === 0 ? '' : html`<div class="pictures"><figure>${timeline(picture.momentsMs, `${words.when}: ${alert.first_access_at ?? ''} – ${alert.last_access_at ?? ''}`)}<figcaption>${words.when}</figcaption></figure>
<figure>${linkGraph(people, picture.things, `${words.who}: ${people.join(', ')} – ${picture.things.map((one) => one.label).join(', ')}`)}<figcaption>${words.who}</figcaption></figure></div>`}
<h4>${words.considered}</h4><ul>${alert.explanations_considered.map((one) => html`<li>${one}</li>`)}</ul>
<h4>${words.reasons}</h4><ul>${alert.reasons.map((one) => html`<li>${one}</li>`)}</ul>
<details><summary>${words.events}: ${alert.event_ids.length}</summary><p>${shownEvents.map((one) => html`<code>${one}</code> `)}${more > 0 ? `${words.and} ${more} ${words.more}` : ''}</p></details></article>
`;
}

function number(value: number, language: Language): string {
  const text = value.toFixed(1);
  return language === 'fr' ? text.replace('.', ',') : text;
}
