import { notWatched } from '@cordon/core/drills';
import type { DrillWatch } from './deps.ts';

/** Nothing watches: a drill then tells of no signal, no containment and no clock, neither that there was one nor that there was none. */
export const notWatching: DrillWatch = { about: () => Promise.resolve(notWatched) };
