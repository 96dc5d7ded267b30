export { adequacy, coversOnly, needsRecord, transferTo, type Adequacy, type Transfer } from './countries.ts';
export { RISK_FORMULA, riskOf, type Risk, type RiskInputs } from './risk.ts';
export { sensitivityOf } from './sensitivity.ts';
