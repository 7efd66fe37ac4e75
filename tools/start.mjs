// `npm start`: sets up what is missing, then is the node itself. Arguments go to `custos start`.
import { setUp } from './setup.mjs';

await setUp();
process.argv.splice(2, 0, 'start');
await import('../bin/custos.mjs');
