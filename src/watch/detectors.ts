// All that the examiner asks, in the order of their numbers. One line a detector, so that two who add one do not meet.
import { bulk } from './detect-bulk.js';
import { canary } from './detect-canary.js';
import { chain } from './detect-chain.js';
import { colleague } from './detect-colleague.js';
import { counterSurveillance } from './detect-counter-surveillance.js';
import { exPartner, family, household } from './detect-family.js';
import { unusualTime } from './detect-hours.js';
import { laundered } from './detect-laundered.js';
import { lookBack } from './detect-look-back.js';
import { neighbour } from './detect-neighbour.js';
import { persistent } from './detect-persistent.js';
import { pileOn } from './detect-pile-on.js';
import { offDuty } from './detect-presence.js';
import { purpose } from './detect-purpose.js';
import { rival } from './detect-rival.js';
import { selfProbing } from './detect-self-probing.js';
import { self } from './detect-self.js';
import { shadowedCase } from './detect-shadowed-case.js';
import { sharedAccount } from './detect-shared-account.js';
import { skew } from './detect-skew.js';
import { terminal } from './detect-terminal.js';
import { theft } from './detect-theft.js';
import type { Detector } from './detector.js';

export const DETECTORS: readonly Detector[] = [
  self,
  family,
  household,
  exPartner,
  colleague,
  neighbour,
  pileOn,
  persistent,
  rival,
  lookBack,
  // 9 to 16
  counterSurveillance,
  bulk,
  purpose,
  offDuty,
  terminal,
  canary,
  laundered,
  skew,
  chain,
  selfProbing,
  // Ours
  unusualTime,
  sharedAccount,
  shadowedCase,
  theft,
];
