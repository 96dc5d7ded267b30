export { gravities, violationKinds, violations, type Gravity, type Violation } from './violations.ts';
export { countsUntil, openSteps, addMonths, type LadderRule, type PastStep } from './ladder.ts';
export {
  caseAt,
  stepInForce,
  type CaseAct,
  type CaseActor,
  type CaseBasis,
  type CaseStanding,
  type CaseState,
  type Outcome,
} from './case.ts';
export { keptUntil } from './keeping.ts';
export { holdOf } from './holds.ts';
export { appealUntil, isImpartial, mayAct } from './acting.ts';
export { vendorStanding, vendorSteps, type VendorRecord, type VendorStanding } from './vendorLadder.ts';
