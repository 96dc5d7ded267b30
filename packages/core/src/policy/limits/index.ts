import { table, type Table } from '../table.ts';
import { concurrentSessions } from './concurrent-sessions.ts';
import { exportedRowsPerShift } from './exported-rows-per-shift.ts';
import { groupSize } from './group-size.ts';
import type { LimitKind } from './kind.ts';
import { lookupsPerShift } from './lookups-per-shift.ts';
import { revealsPerShift } from './reveals-per-shift.ts';
import { subjectsPerDay } from './subjects-per-day.ts';
import { subjectsPerShift } from './subjects-per-shift.ts';

/** Every kind of limit there is. A new one is a new file and a line here. */
export const limitKinds: Table<LimitKind> = table(
  [
    subjectsPerShift,
    subjectsPerDay,
    groupSize,
    revealsPerShift,
    lookupsPerShift,
    exportedRowsPerShift,
    concurrentSessions,
  ].map((kind) => [kind.kind, kind]),
);
