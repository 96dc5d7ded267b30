export { clocksOf } from './clocks.ts';
export type { Addressee, Clock, ClockKind, ClockState, Corrected, Reminder, ReminderMark } from './clock.ts';
export { clockKinds } from './clock.ts';
export { laws, type Fact, type Law } from './fact.ts';
export { momentWords } from './moment.ts';
export type { Moment } from './moment.ts';
