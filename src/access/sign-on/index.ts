// Signing in with an agency's own identity provider (G3: every claim is a known code that the agency holds, or nobody gets in).
export { type AgencyRights, heldPurposes, memberRoles, type Person } from '../rights.js';
export { type Account, RosterStore } from '../roster.store.js';
export { type CaseFile, CaseStore } from '../case.store.js';
export { InvitationStore } from './invitation.store.js';
export { checkNewPassword } from './new-password.js';
export { type About, type Changed, PeopleDesk, type Roster } from './people-desk.js';
export { memberOfService, ServiceAccountStore, type ServiceAccount } from './service-account.store.js';
export { SignOnError } from './errors.js';
export { readSignOn, type SignOnSettings } from './settings.js';
export { SignOn } from './sign-on.js';
export { SignOnStore } from './sign-on.store.js';
