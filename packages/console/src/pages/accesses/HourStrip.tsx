import { Text } from '@mantine/core';
import type { AccessRow } from '../../api/types.ts';
import { count } from '../../components/count.ts';
import { clock } from '../../components/instant.ts';
import classes from './HourStrip.module.css';

const HOUR_MS = 3_600_000;
const WIDTH = 600;
const HEIGHT = 34;

/** A person's accesses of the hour before this one: a bar each, a crossed ring for a refusal, this one at the end. */
export function HourStrip({
  row,
  before,
}: {
  readonly row: AccessRow;
  readonly before: readonly AccessRow[];
}) {
  const end = Date.parse(row.at);
  const x = (at: string): number => 8 + (WIDTH - 24) * Math.max(0, 1 - (end - Date.parse(at)) / HOUR_MS);
  // Beside the last of the hour, not over it.
  const here = WIDTH - 7;
  const refused = before.filter(({ ok }) => !ok).length;
  const reveals = before.filter(({ kind }) => kind === 'reveal').length;
  const words = `${count(before.length, 'act')} in the hour before, ${refused} refused, ${count(reveals, 'reveal')}`;
  return (
    <figure className={classes.strip}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words}>
        <line x1={0} x2={WIDTH} y1={HEIGHT - 4} y2={HEIGHT - 4} className={classes.axis} />
        {before.map((access) => (
          <Mark key={access.entry} x={x(access.at)} access={access} />
        ))}
        <path d={`M${here} 2l5 8h-10z`} className={classes.here} />
        <line x1={here} x2={here} y1={8} y2={HEIGHT - 4} className={classes.here} />
      </svg>
      <Text component="figcaption" size="xs" c="dimmed">
        {clock(new Date(end - HOUR_MS).toISOString())} to {clock(row.at)}: {words}. A tall bar is a reveal, a
        crossed ring a refusal, the arrow this entry.
      </Text>
    </figure>
  );
}

function Mark({ x, access }: { readonly x: number; readonly access: AccessRow }) {
  if (access.ok) {
    const top = access.kind === 'reveal' ? 6 : 16;
    return <line x1={x} x2={x} y1={top} y2={HEIGHT - 4} className={classes.ok} />;
  }
  return (
    <g className={classes.refused}>
      <circle cx={x} cy={12} r={4.5} />
      <path d={`M${x - 3} 9l6 6m0 -6l-6 6`} />
      <line x1={x} x2={x} y1={17} y2={HEIGHT - 4} />
    </g>
  );
}
