// Every change of the schema, in the order of its name; a static list, so that a build never depends on what lies in a folder.
import type { Migration } from 'kysely';
import * as people from './0001-people.js';
import * as registry from './0002-registry.js';
import * as sealedMirror from './0003-sealed-mirror.js';
import * as approvals from './0004-approvals.js';
import * as sealedSources from './0005-sealed-sources.js';
import * as notices from './0006-notices.js';
import * as breakGlass from './0007-break-glass.js';
import * as signOn from './0008-sign-on.js';
import * as policyAttributes from './0009-policy-attributes.js';
import * as policyChanges from './0010-policy-changes.js';
import * as passkeys from './0012-passkeys.js';
import * as labelsInIndexes from './0013-labels-in-indexes.js';
import * as derivedReleases from './0014-derived-releases.js';
import * as assurancesEnded from './0015-assurances-ended.js';
import * as nothingWaitsForEver from './0016-nothing-waits-for-ever.js';
import * as statementIds from './0016b-statement-ids-without-order.js';
import * as watchScans from './0017-watch-scans.js';
import * as judgementsByLabel from './0018-judgements-by-label.js';
import * as reviews from './0019-reviews.js';
import * as watchLive from './0020-watch-live.js';
import * as canariesAndFriction from './0021-canaries-and-friction.js';
import * as lookIndex from './0022-look-index.js';
import * as lookVolumes from './0025-look-volumes-so-far.js';
import * as canariesHeardAndShifts from './0026-canaries-heard-and-shifts.js';
import * as reviewDesk from './0030-review-desk.js';
import * as whyQuestions from './0031-why-questions.js';
import * as storedFigures from './0032-stored-figures.js';
import * as appraisals from './0033-appraisals.js';
import * as routesAndRequirements from './0036-routes-and-requirements.js';
import * as annualReports from './0037-annual-reports.js';
import * as notes from './0034-notes.js';
import * as figureUses from './0038-figure-uses.js';
import * as precursorReports from './0044-precursor-reports.js';
import * as operations from './0040-operations.js';

export const migrations: Readonly<Record<string, Migration>> = {
  '0001-people': people,
  '0002-registry': registry,
  '0003-sealed-mirror': sealedMirror,
  '0004-approvals': approvals,
  '0005-sealed-sources': sealedSources,
  '0006-notices': notices,
  '0007-break-glass': breakGlass,
  '0008-sign-on': signOn,
  '0009-policy-attributes': policyAttributes,
  '0010-policy-changes': policyChanges,
  '0012-passkeys': passkeys,
  '0013-labels-in-indexes': labelsInIndexes,
  '0014-derived-releases': derivedReleases,
  '0015-assurances-ended': assurancesEnded,
  '0016-nothing-waits-for-ever': nothingWaitsForEver,
  '0016b-statement-ids-without-order': statementIds,
  '0017-watch-scans': watchScans,
  '0018-judgements-by-label': judgementsByLabel,
  '0019-reviews': reviews,
  '0020-watch-live': watchLive,
  '0021-canaries-and-friction': canariesAndFriction,
  '0022-look-index': lookIndex,
  '0025-look-volumes-so-far': lookVolumes,
  '0026-canaries-heard-and-shifts': canariesHeardAndShifts,
  '0030-review-desk': reviewDesk,
  '0031-why-questions': whyQuestions,
  '0032-stored-figures': storedFigures,
  '0033-appraisals': appraisals,
  '0036-routes-and-requirements': routesAndRequirements,
  '0037-annual-reports': annualReports,
  '0034-notes': notes,
  '0038-figure-uses': figureUses,
  '0044-precursor-reports': precursorReports,
  '0040-operations': operations,
};
