export type { Asking, Case, Outcome, Part, Refusal, SignedAct, Who } from './asking.ts';
export type { ActResult } from './ports.ts';
export { CANARY } from './entry.ts';
export { createGate, type Gate } from './gate.ts';
export { valuesOf } from './recordValues.ts';
export type { Revealed, ReadResult } from './operations.ts';
export type { TreatedMessage } from './treat.ts';
export type {
  Approval,
  ApprovalsPort,
  CanariesPort,
  CanarySight,
  GatePorts,
  LedgerPort,
  LedgerRecord,
  OutboundPort,
  PrincipalsPort,
  SignaturePort,
  ApiPort,
  RecordStream,
  SecretsPort,
  SourcePort,
  TermsAnswer,
  TermsPort,
  ThreadFile,
  ThreadMessage,
  UsagePort,
} from './ports.ts';
