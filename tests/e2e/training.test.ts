import { mkdir } from 'node:fs/promises';
import { DAY_MS } from '@cordon/core/people/training';
import { expect, it } from 'vitest';
import { composeTrainingJobs } from '../../packages/server/src/people/training/compose.ts';
import { runAssignments } from '../../packages/server/src/people/training/running.ts';
import { composeCourses } from '../../packages/server/src/people/courses/compose.ts';
import { questionsOf } from '../../packages/server/src/people/courses/index.ts';
import { knowExceptions } from '../support/exceptions.ts';
import { expectAccessible, expectAccessibleInEveryLook, seat, type Seat } from './browser.ts';
import { stage } from './stage.ts';

const COURSE = 'clean-desk';
const { installation, browser } = await stage();
const asOwner = (text: string, values: readonly unknown[] = []) =>
  installation.house.world.pools.app.query<{ id: string }>(text, [...values]);

async function ticketInHand(): Promise<string> {
  const { rows } = await asOwner(
    `SELECT id FROM cordon.tickets
     WHERE assignee_id = 'per_ada' AND status <> 'closed' AND bound_by IN ('request', 'mail') ORDER BY id LIMIT 1`,
  );
  const [found] = rows;
  if (found === undefined) throw new Error('Ada has no such ticket');
  return found.id;
}
