import { Text } from '@mantine/core';
import type { SubjectReport } from '../../api/types.ts';
import { count } from '../../components/count.ts';
import { day } from '../../components/instant.ts';
import classes from './subjectReports.module.css';

type Access = SubjectReport['accesses'][number];

/** When each vendor used the data: a lane for each, drawn over the same time, and the same in words. */
export function Lanes({ accesses }: { readonly accesses: readonly Access[] }) {
  const times = accesses.map(({ at }) => Date.parse(at));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const lanes = Map.groupBy(accesses, ({ by }) => by.id);
  return (
    <ul className={classes.lanes} aria-label="By vendor, over time">
      {[...lanes].map(([id, some]) => (
        <li key={id}>
          <Text size="sm">
            {some[0]?.by.name}: {count(some.length, 'access', 'accesses')}, {spanOf(some)}
          </Text>
          <div className={classes.lane} aria-hidden>
            {some.map(({ at, entries, outcome }) => {
              const share = last > first ? (Date.parse(at) - first) / (last - first) : 0.5;
              return (
                <i
                  key={entries[0]}
                  data-refused={outcome === 'refused' || undefined}
                  style={{ left: `${String(2 + 96 * share)}%` }}
                />
              );
            })}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Newest first, as they come. */
function spanOf(some: readonly Access[]): string {
  const [newest, oldest] = [day(some[0]?.at ?? ''), day(some.at(-1)?.at ?? '')];
  return newest === oldest ? newest : `${oldest} to ${newest}`;
}
