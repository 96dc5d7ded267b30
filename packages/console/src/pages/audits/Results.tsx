import { Text, Title } from '@mantine/core';
import type { AuditView } from '../../api/types.ts';
import classes from './audits.module.css';
import { KINDS, percent } from './words.ts';

const WIDTH = 360;

/** What the sample came to: the share that deviates, and between which shares the truth lies. */
export function Results({ audit: { results, rule } }: { readonly audit: AuditView }) {
  const drawn = results.filter((result) => result.drawn > 0);
  if (drawn.length === 0) return null;
  return (
    <section aria-labelledby="results">
      <Title order={2} id="results" mb="xs">
        What the sample came to
      </Title>
      {drawn.map((result) => (
        <div key={result.kind}>
          <Text size="sm">
            {KINDS[result.kind]}: {result.looked} of {result.drawn} looked at, {result.deviations} deviate.
            With {percent(rule.confidence)} confidence between {percent(result.low)} and{' '}
            {percent(result.high)} of all do.
          </Text>
          <Interval result={result} tolerable={rule.tolerable} />
        </div>
      ))}
      <Text size="xs" c="dimmed">
        The line from 0 to 100 %: the point is what was seen, the bar where the truth lies (Clopper and
        Pearson), the dashes what would be too many.
      </Text>
    </section>
  );
}

function Interval(props: { readonly result: AuditView['results'][number]; readonly tolerable: number }) {
  const { result, tolerable } = props;
  const { looked, deviations, low, high } = result;
  const seen = looked === 0 ? 0 : deviations / looked;
  return (
    <svg
      className={classes.interval}
      viewBox={`0 0 ${String(WIDTH)} 22`}
      role="img"
      aria-label={`${percent(seen)} seen, between ${percent(low)} and ${percent(high)}, too many above ${percent(tolerable)}`}
    >
      <line className={classes.axis} x1={0} x2={WIDTH} y1={11} y2={11} />
      <rect
        className={classes.span}
        x={low * WIDTH}
        y={5}
        width={Math.max(2, (high - low) * WIDTH)}
        height={12}
      />
      {looked > 0 && <circle className={classes.point} cx={Math.max(4, seen * WIDTH)} cy={11} r={4} />}
      <line className={classes.limit} x1={tolerable * WIDTH} x2={tolerable * WIDTH} y1={1} y2={21} />
    </svg>
  );
}
