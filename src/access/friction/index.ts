// One more sentence before a look-up that no legitimate work explains: asked of what the asker says and of their own past, never of what is found (G4, G12).
export { type Effect, leastPeople, type Share } from './effect.js';
export { Friction, type FrictionParts } from './friction.js';
export { FrictionSettings } from './friction-settings.js';
export { FrictionStore } from './friction.store.js';
export { ShiftStore } from './shift.store.js';
export { type RosterOf, Shifts } from './shifts.js';
