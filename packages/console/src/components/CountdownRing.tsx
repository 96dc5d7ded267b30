import classes from './CountdownRing.module.css';
import { minutesSeconds } from './instant.ts';

const RADIUS = 8;
const ROUND = 2 * Math.PI * RADIUS;

interface CountdownRingProps {
  readonly leftMs: number;
  readonly wholeMs: number;
}

/** Time left, as a ring that empties and in figures. Figures are not read out each second; focus reads them. */
export function CountdownRing({ leftMs, wholeMs }: CountdownRingProps) {
  const share = Math.max(0, Math.min(1, leftMs / wholeMs));
  return (
    <span className={classes.countdown} role="timer" aria-live="off" aria-label="Hidden again in">
      <svg viewBox="0 0 20 20" width={20} height={20} aria-hidden>
        <circle cx={10} cy={10} r={RADIUS} className={classes.track} />
        <circle
          cx={10}
          cy={10}
          r={RADIUS}
          className={classes.left}
          strokeDasharray={`${ROUND * share} ${ROUND}`}
          transform="rotate(-90 10 10)"
        />
      </svg>
      {minutesSeconds(leftMs)}
    </span>
  );
}
