import { access } from './columns/access.ts';
import { badges } from './columns/badges.ts';
import { agreements } from './columns/agreements.ts';
import { backups } from './columns/backups.ts';
import type { ColumnsAtRest } from './columns/line.ts';
import { joining } from './columns/joining.ts';
import { house, people } from './columns/people.ts';
import { phishing } from './columns/phishing.ts';
import { posture } from './columns/posture.ts';
import { recordings } from './columns/recordings.ts';
import { quality } from './columns/quality.ts';
import { conduct } from './columns/conduct.ts';
import { clocks } from './columns/clocks.ts';
import { courses } from './columns/courses.ts';
import { training } from './columns/training.ts';
import { vendors } from './columns/vendors.ts';
import { subjectReports } from './columns/subjectReports.ts';
import { ledger, work } from './columns/work.ts';

export { protections } from './columns/line.ts';

/** Every column at rest. A test holds it against the database: a column without a line fails. */
export const columnsAtRest: readonly ColumnsAtRest[] = [
  ...work,
  ...recordings,
  ...quality,
  ...ledger,
  ...agreements,
  ...people,
  ...access,
  ...house,
  ...badges,
  ...conduct,
  ...subjectReports,
  ...clocks,
  ...backups,
  ...posture,
  ...vendors,
  ...courses,
  ...joining,
  ...phishing,
  ...training,
];
