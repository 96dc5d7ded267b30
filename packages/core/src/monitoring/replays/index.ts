import type { Replay } from './replay.ts';

/** Cases that happened, as streams of events. */
export const replays: readonly Replay[] = [];
