export type { Asking, Case, Outcome, Part, Refusal, SignedAct, Who } from './asking.ts';
export { createGate, type Gate } from './gate.ts';
export type { ReadResult } from './operations.ts';
export type { TreatedMessage } from './treat.ts';
export type {
  GatePorts,
  LedgerPort,
  LedgerRecord,
  Opening,
  OutboundPort,
  SecretsPort,
  SignaturePort,
  SourcePort,
  TermsAnswer,
  TermsPort,
  ThreadMessage,
  ThreadPort,
  TicketsPort,
  TurnsPort,
  UsagePort,
} from './ports.ts';
