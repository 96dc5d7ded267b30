/** @cordon/pii: finds and redacts personal data. Pure: no network, no clock, no Node; runs in a browser. */
export { detect, type DetectOptions } from './detect.ts';
export { newConversation, type Conversation, type TurnOptions } from './conversation.ts';
export { redact, type Redacted, type RedactOptions, type Replacement } from './redact.ts';
export {
  generalise,
  label,
  mask,
  pseudonym,
  remove,
  restore,
  seal,
  shift,
  token,
  type DayOrder,
  type GeneraliseRule,
  type MaskRule,
  type Operator,
  type Operators,
  type Restored,
  type SecretOf,
  type ShiftRule,
  type SubjectKey,
  type TokenKey,
} from './operators/index.ts';
export { newNumbering, type Numbering } from './numbering.ts';
export { compileKnown, type KnownDetector, type KnownValue } from './known.ts';
export {
  compileCustom,
  type CompiledRules,
  type CustomPattern,
  type CustomRules,
  type Dictionary,
} from './custom.ts';
export { detectTurns, redactTurns, type Turn } from './turns.ts';
export type { KnownKind } from './known/variants/index.ts';
export {
  defaultMinScore,
  isPiiType,
  piiTypes,
  type Candidate,
  type Detector,
  type PiiType,
  type Span,
} from './span.ts';
export { comprehendName, comprehendTypes, type ComprehendType } from './comprehend.ts';
export { builtInDetectors, patternDetectors } from './detectors/index.ts';
export { parsePolicy } from './policyFile.ts';
export type { PolicyKeys } from './policy/operators.ts';
export { FormatError } from './formats/formatError.ts';
