export { areas } from './areas.ts';
export type { Control } from './control.ts';
export { evidenceOf, type Evidence } from './evidence.ts';
export { frameworks, isFrameworkId, oscalIdOf, type FrameworkId } from './frameworks.ts';
export { controls } from './library/index.ts';
export { mappedTo } from './mapped.ts';
export { practicesNow, practiceStates, type PracticeStanding, type PracticeState } from './standing.ts';
