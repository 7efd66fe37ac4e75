// The world generator: a made-up country with its agencies, their work and its misuse, as an evidence set, and the truth beside it. For demonstrations and for measuring; no figure from our own worlds is proof.
export { simulateWorld, type WorldOptions, type WorldSummary } from './world.js';
