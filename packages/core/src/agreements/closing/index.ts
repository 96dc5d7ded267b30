export { certificateHash, certificateOf, certificateText, type DeletionCertificate } from './certificate.ts';
export { refusalOf, stateOf, type TaskState, type TaskStatus } from './fold.ts';
export { holdReasons, keeps, openHolds, type HoldReason, type LegalHold } from './hold.ts';
export { categoriesOf, deletionDuty, groupOf, planTasks } from './plan.ts';
export { closingSteps, progressOf, type ClosingFacts, type ClosingStep, type StepState } from './progress.ts';
export {
  deletionStatement,
  wrongWithCertificate,
  type CertificateOf,
  type SignedCertificate,
} from './signedCertificate.ts';
export {
  isData,
  taskKinds,
  type Choice,
  type ClosingEvent,
  type ClosingEventType,
  type ClosingTask,
  type Kept,
  type TaskKind,
} from './task.ts';
