// The policies at work: past decisions made again, how the policies change, who could see something and what somebody would see.
import type { App } from './app.js';
import type { House } from './house.js';
import { policyRoutes } from './policy-routes.js';
import { replayRoutes } from './replay-routes.js';
import { sightRoutes } from './sight-routes.js';

export function accessRoutes(app: App, house: House): void {
  for (const routes of [replayRoutes, policyRoutes, sightRoutes]) routes(app, house);
}
