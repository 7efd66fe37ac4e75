// All that the examiner asks, in the order of their numbers. One line a detector, so that two who add one do not meet.
import type { Detector } from './detector.js';
import { exPartner, family, household } from './detect-family.js';
import { self } from './detect-self.js';

export const DETECTORS: readonly Detector[] = [
  self,
  family,
  household,
  exPartner,
];
