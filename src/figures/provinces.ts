// The ten provinces and three territories by their postal codes, west to east and then north, in both languages.
import type { Words } from './wording.js';

export const provinces: ReadonlyMap<string, Words> = new Map<string, Words>([
  ['BC', { en: 'British Columbia', fr: 'Colombie-Britannique' }],
  ['AB', { en: 'Alberta', fr: 'Alberta' }],
  ['SK', { en: 'Saskatchewan', fr: 'Saskatchewan' }],
  ['MB', { en: 'Manitoba', fr: 'Manitoba' }],
  ['ON', { en: 'Ontario', fr: 'Ontario' }],
  ['QC', { en: 'Quebec', fr: 'Québec' }],
  ['NB', { en: 'New Brunswick', fr: 'Nouveau-Brunswick' }],
  ['NS', { en: 'Nova Scotia', fr: 'Nouvelle-Écosse' }],
  ['PE', { en: 'Prince Edward Island', fr: 'Île-du-Prince-Édouard' }],
  ['NL', { en: 'Newfoundland and Labrador', fr: 'Terre-Neuve-et-Labrador' }],
  ['YT', { en: 'Yukon', fr: 'Yukon' }],
  ['NT', { en: 'Northwest Territories', fr: 'Territoires du Nord-Ouest' }],
  ['NU', { en: 'Nunavut', fr: 'Nunavut' }],
]);
