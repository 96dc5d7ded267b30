export { bindingLimits, type KeptLimit } from './binding.ts';
export { compile, type Compiled } from './compile.ts';
export { decide } from './decide.ts';
export { unsealPurposes } from './unseal.ts';
export { conductHeld, owesFactor, SHIFT_HOURS } from './held.ts';
export { conductRule, type ConductRule } from './conduct.ts';
export { decideQuality } from './quality.ts';
export { describe, type ClauseText } from './describe.ts';
export { seatOf, type Seat } from './seat.ts';
export { explain, inOneSentence, type Explanation } from './explain.ts';
export { lookupFields, type LookupField } from './lookups.ts';
export { effectiveView, type EffectiveField } from './view.ts';
export { unfedConditions, unknownLimits } from './unfed.ts';
export { DEFAULT_DENY, QUALITY, type Policy, type Problem, type Right } from './policy.ts';
export { categoryWords, covers, isCategory } from './category.ts';
export { minutesInWords, plural } from './time.ts';
export { andList } from './words.ts';
export { CONFIDENTIALITY } from './conditions/undertaking.ts';
export { REVIEW_DAYS } from './duties/access-review.ts';
export { EXTENSION_HOURS } from './conditions/shift.ts';
export {
  isOnShift,
  lastSpan,
  nextTurn,
  readShift,
  shiftCode,
  spanAt,
  type Shift,
  type ShiftChange,
  type Span,
} from './shift.ts';
export { decideWatching, recordingRule, WATCHING, type RecordingRule } from './watching.ts';
export { leasableKinds } from './conditions/index.ts';
export { containmentRule, type ContainmentRule } from './containing.ts';
export { automaticSteps, type AutomaticStep } from './duties/containment.ts';
export { backgroundChecks, checkInFact, type BackgroundCheck } from './conditions/background-check.ts';
