export { baseOf, eventLine, labelLine } from './line.ts';
export { simulate, type Simulated, type Simulation } from './simulate.ts';
export { behaviours } from './behaviours/index.ts';
export { Random } from './random.ts';
export { forms, type Form, type Label, type Told } from './told.ts';
export { replays } from '../replays/index.ts';
export { besideTheirs, type Beside } from '../replays/beside.ts';
