// What it is said to be for: toys, household goods, gifts.
import { DOMAIN, type Indicator } from './indicator.js';

export const householdUse: Indicator = {
  name: 'household_use', family: 'use', weight: 2.5, needs: [['stated_use', 'note']], source: `${DOMAIN} (1,133 kg of propionyl chloride declared as toys in 2022, P30b)`,
  question: { en: 'Is a precursor or a press declared as toys, household goods, gifts or personal use?', fr: 'Un précurseur ou une presse est-il déclaré comme jouets, articles ménagers, cadeaux ou usage personnel ?' },
  innocent: { en: 'a clerk’s wrong line on a form, or a toy or household maker that says so too shortly', fr: 'une erreur de saisie, ou un fabricant de jouets ou d’articles ménagers trop bref' },
  falseAlarms: 'Makers of toys and household goods, who are businesses with accounts and declare a process, not a thing.',
  sql: String.raw`SELECT "row", json_object('use', left(stated_use, 60)) AS facts FROM judged WHERE kind <> 'class_b' AND regexp_matches(said, '\btoys?\b|\bjouets?\b|\bhouse.?hold|\bmenagers?\b|\bmenageres?\b|\bgifts?\b|\bcadeaux?\b|\bpersonal use\b|\busage personnel\b|\bcosplay\b|\bhobby\b|\bkitchen\b|\bcuisine\b|\bfurniture\b|\bmeubles\b|\bgarden\b|\bjardin\b|\bdetergents?\b|\bcleaning\b|\bnettoyage\b|\bclothing\b|\bvetements\b')`,
  say: { en: ({ use }) => `it is declared as toys, household goods or personal use${typeof use === 'string' ? ` (“${use}”)` : ''}`, fr: ({ use }) => `elle est déclarée comme jouets, articles ménagers ou usage personnel${typeof use === 'string' ? ` (« ${use} »)` : ''}` },
};
