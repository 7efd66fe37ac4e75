// What is seized and how much of it: commodities, units that are never mixed, drug equivalence as an interval (domain.md sections 5 and 6).
export { addOnlySame, exchange, type Exchanged, massByRecord, type NotAdded, type Rate, type Total, totalsOf, type WeightEach } from './adding.js';
export { type ReadCommodity, readCommodity } from './commodity-name.js';
export { type DrugAct, type DrugCode, drugCodeOf, drugCodes } from './drug-codes.js';
export { defaultReferenceMg, type Equivalence, equivalenceJson, equivalentOf, type Held, sampleWords } from './equivalence.js';
export { type Column, type Fault, type FaultCode, type Mend } from './fault.js';
export { isAsked, outliersOf } from './outliers.js';
export { type Interval, parseMilligrams, parsePurity, readFraction } from './purity.js';
export { potencyRatios, type PuritySample, puritySamples, sampleOf } from './purity-samples.js';
export { type Quantity, type QuantityCells, type QuantityRead, readQuantity } from './quantity.js';
export { commodities, type Commodity, currencies, type Currency } from './terms.js';
