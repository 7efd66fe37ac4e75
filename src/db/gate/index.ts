// The only ways into the protected tables, made anew at each start from this list (docs/decisions/0024).
import { appraisalFunctions } from './appraisals.js';
import { auditFunctions } from './audit.js';
import { entityFunctions } from './entities.js';
import type { GateFunction } from './function.js';
import { lookFunctions } from './looks.js';
import { operationFunctions } from './operations.js';
import { searchFunctions } from './search.js';
import { shapeFunctions } from './shapes.js';
import { sourceFunctions } from './sources.js';
import { writeFunctions } from './writes.js';

export { createStatement } from './function.js';

export const gateFunctions: readonly GateFunction[] = [...searchFunctions, ...entityFunctions, ...writeFunctions, ...sourceFunctions, ...auditFunctions, ...shapeFunctions, ...lookFunctions, ...appraisalFunctions, ...operationFunctions];
