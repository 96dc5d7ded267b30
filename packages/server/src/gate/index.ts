export type { Asking, Case, Outcome, Part, Refusal, SignedAct, Who } from './asking.ts';
export type { ActResult } from './ports.ts';
export { CANARY } from './entry.ts';
export { createGate } from './gate.ts';
export type { Gate } from './offer.ts';
export { valuesOf } from './recordValues.ts';
export type { OwnRules, RulesPort } from './ownRules.ts';
export type {
  BatchSize,
  HandledText,
  StatementBatch,
  StatementPort,
  StatementScope,
} from './statementPort.ts';
export type { StatementAsked, StatementRows } from './statements.ts';
export type { KeptText } from './texts.ts';
export type { Revealed, ReadResult } from './operations.ts';
export { Stopped } from './stopped.ts';
export { createSubjectLookup, type FoundSubject, type SubjectLookupPorts } from './subjectLookup.ts';
export { secondLock, type SecondLock } from './secondLock.ts';
export type { ThreadFile, ThreadMessage, ThreadPort } from './threads.ts';
export type { TreatedMessage } from './treat.ts';
export type { TreatingPort } from './treating.ts';
export type {
  AnonymiserPort,
  Approval,
  RawConversation,
  ApprovalsPort,
  CanariesPort,
  CanarySight,
  GatePorts,
  LedgerPort,
  LedgerRecord,
  OutboundPort,
  PrincipalsPort,
  ProtocolsPort,
  ProtocolStands,
  SignaturePort,
  ApiPort,
  RecordStream,
  SecretsPort,
  SourcePort,
  TermsAnswer,
  TermsPort,
  ShownPort,
  ShownReservation,
  UsagePort,
} from './ports.ts';
