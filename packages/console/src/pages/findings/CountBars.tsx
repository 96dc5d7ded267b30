import { Fragment } from 'react';
import classes from './findings.module.css';

interface CountBarsProps {
  readonly rows: readonly { readonly name: string; readonly count: number; readonly said: string }[];
}

/** Counts as bars on one scale, each with its words beside it. */
export function CountBars({ rows }: CountBarsProps) {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <div className={classes.bars}>
      {rows.map(({ name, count, said }) => (
        <Fragment key={name}>
          <span>{name}</span>
          <svg viewBox={`0 0 ${String(most)} 14`} preserveAspectRatio="none" aria-hidden>
            <rect className={classes.bar} x={0} y={2} width={count} height={10} />
          </svg>
          <span>{said}</span>
        </Fragment>
      ))}
    </div>
  );
}
