// The node's own service identity: it carries published lists in, keeps joint operations without reading a row of them, and can do nothing else (policies/roles.cedar, policies/operations.cedar).
import type { Caller } from './member.js';

/** Whoever holds the node's 0600 socket acts as its operator. Its entries stand in the log of agency `node`. */
export const operator: Caller = {
  purpose: 'published_list_import',
  caseRef: '',
  member: {
    agencyId: 'node', memberId: 'operator', userName: 'operator', displayName: 'Operator of this node', unit: null, role: 'operator',
    clearanceCode: 'RELIABILITY', clearanceRank: 2, clearanceUntil: '9999-12-31', citizenships: [], releasabilities: [],
    purposes: ['published_list_import', 'operational_planning'], cases: [],
    sector: 'node', country: 'CA', suspended: false, secondedFrom: '', homeCountry: '', delegations: [], gateways: [], assured: [],
  },
};
