export {
  datesProblem,
  daysLeft,
  missing,
  NOTICE_DAYS,
  paperState,
  runOut,
  type AttestationDuty,
  type Dated,
} from './due.ts';
export { attestationKindIds, attestationKinds, type AttestationKind } from './kinds.ts';
