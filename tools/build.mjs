// `npm run build`: sets up and builds what changed, and nothing more.
import { setUp } from './setup.mjs';

await setUp();
