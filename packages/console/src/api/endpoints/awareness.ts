import type * as T from '../types.ts';

/** What is read of how aware people are. */
export interface AwarenessReads {
  '/api/awareness': T.Awareness;
  '/api/awareness/near-misses': readonly T.NearMiss[];
}

/** What is told of it. */
export interface AwarenessWrites {
  'POST /api/awareness/near-misses': [T.NearMissBody, T.Done];
  'POST /api/awareness/near-misses/:id/lesson': [T.NearMissLessonBody, T.Done];
}
