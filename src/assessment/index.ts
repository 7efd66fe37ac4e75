// The room that assesses groups: judgements as they were made, and schemes derived from them that say what nobody knows (G7).
export { readJudged } from './judged-file.js';
export { type Assessed, assessSleipnir, rank } from './sleipnir.js';
