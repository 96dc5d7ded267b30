import type { LiveTest } from '../liveTest.ts';
import { unusedOutcome } from '../unusedOutcome.ts';

export const permissionsUsed: LiveTest = {
  id: 'permissions-used',
  practice: 'least-privilege',
  title: 'Everything an agreement permits was used within 90 days',
  population: 'permissions of agreements in force for 90 days',
  everyHours: 168,
  freshHours: 336,
  run: async (ground) => unusedOutcome(await ground.unused()),
};
