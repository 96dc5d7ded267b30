export {
  checklistOf,
  isReady,
  joiningSteps,
  joiningWords,
  type ChecklistItem,
  type JoiningStep,
  type StepFact,
} from './checklist.ts';
export { checksFact, type AttestedCheck } from './checks.ts';
export { holdingWords, judgeLeaver, type HeldItem, type Holding, type LeaverVerdict } from './leaver.ts';
export { moveTo, type Held, type Move, type Place } from './move.ts';
