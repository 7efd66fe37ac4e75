// Witnesses: other institutions that vouch that a log only grew, and what a node needs to ask them.
export { type CosignerAlarm, type CosignerOptions, Cosigners, type HeadSource, readWitnessPolicy, type WitnessState } from './cosigners.js';
export { Witness, type WitnessAnswer, type WitnessOptions } from './witness.js';
