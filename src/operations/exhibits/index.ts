// Exhibits: masses, laboratory, hands and end of each seizure, and what several of them held together (domain.md sections 5 and 6).
export { dispositions, type Disposition, type Exhibit, type Holding, type LabResult, type Masses, presumptiveResults, type PresumptiveTest } from './exhibit.js';
export { checkExhibit } from './exhibit-check.js';
export { type ExhibitFault, type ExhibitFaultCode } from './exhibit-fault.js';
export { measuredIn, type TotalEquivalence, totalEquivalence } from './total-equivalence.js';
