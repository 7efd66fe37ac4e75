// The check that anybody may use, where an installation opens it: by released figures, keeping nothing (docs/decisions/0058).
export { type PublicCheckSettings, readPublicCheck } from './public-check.js';
export { withoutComments } from './reader-comments.js';
