export { compile, type Compiled } from './compile.ts';
export { decide } from './decide.ts';
export { describe, type ClauseText } from './describe.ts';
export { explain, inOneSentence, type Explanation } from './explain.ts';
export { effectiveView, type EffectiveField } from './view.ts';
export { unfedConditions, unknownLimits } from './unfed.ts';
export { DEFAULT_DENY, type Policy, type Problem, type Right } from './policy.ts';
export { covers } from './category.ts';
