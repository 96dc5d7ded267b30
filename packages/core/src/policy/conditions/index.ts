import { table, type Table } from '../table.ts';
import { backgroundCheck } from './background-check.ts';
import { badge } from './badge.ts';
import { country } from './country.ts';
import { deviceHere } from './deviceHere.ts';
import { hours } from './hours.ts';
import type { ConditionKind } from './kind.ts';
import { mfa } from './mfa.ts';
import { network } from './network.ts';
import { posture } from './posture.ts';
import { shift } from './shift.ts';
import { suspension } from './suspension.ts';
import { training } from './training.ts';
import { undertaking } from './undertaking.ts';
import { witnessed } from './witnessed.ts';

/** Every kind of condition there is. A new one is a new file and a line here. */
export const conditionKinds: Table<ConditionKind> = table(
  [
    mfa,
    network,
    hours,
    suspension,
    country,
    undertaking,
    training,
    posture,
    deviceHere,
    badge,
    shift,
    witnessed,
    backgroundCheck,
  ].map((kind) => [kind.kind, kind]),
);

/** Kinds that a continuity lease may let stand: reports of other systems, which fail where work need not. */
export const leasableKinds: readonly string[] = Object.values(conditionKinds)
  .filter(({ yieldsTo }) => yieldsTo.includes('lease'))
  .map(({ kind }) => kind);
