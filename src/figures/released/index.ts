// What anybody may use, where an installation opens it: the check by released figures (docs/decisions/0058) and the news releases that are out (0072).
export { type PublicCheckSettings, readPublicCheck } from './public-check.js';
export { readPublicReleases } from './public-releases.js';
export { withoutComments } from './reader-comments.js';
