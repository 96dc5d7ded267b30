import type { DrillView } from '../../api/types.ts';
import classes from './drills.module.css';
import { historyWords, levelOf } from './words.ts';

/** As many as are kept for the page. */
const MOST = 24;
const STEP = 10;
const HEIGHT = 18;
const TIMES = 24;

/**
 * The last times one drill was made, oldest left: full height failed, low passed, an outline was not made. Below, how soon
 * each was noticed, on one scale for all drills: each line is ten times the one below.
 */
export function HistoryStrip({ drill }: { readonly drill: DrillView }) {
  const shown = drill.history.toReversed();
  const y = (ms: number) => HEIGHT + TIMES - 2 - levelOf(ms) * (TIMES - 6);
  return (
    <svg
      className={classes.history}
      viewBox={`0 0 ${String(MOST * STEP)} ${String(HEIGHT + TIMES)}`}
      preserveAspectRatio="xMinYMid meet"
      role="img"
      aria-label={historyWords(drill)}
    >
      {[100, 1_000, 10_000, 100_000].map((ms) => (
        <line key={ms} className={classes.scale} x1={0} x2={MOST * STEP} y1={y(ms)} y2={y(ms)} />
      ))}
      {shown.map(({ run, at, passed, timeToDetectMs }, nth) => {
        const height = passed === false ? HEIGHT - 2 : 8;
        return (
          <g key={`${run} ${at}`}>
            <rect
              className={passed === null ? classes.none : passed ? classes.passed : classes.failed}
              x={nth * STEP + 1}
              y={HEIGHT - 1 - height}
              width={STEP - 3}
              height={height}
            />
            {timeToDetectMs !== null && (
              <circle className={classes.noticed} cx={nth * STEP + 4.5} cy={y(timeToDetectMs)} r={2} />
            )}
          </g>
        );
      })}
    </svg>
  );
}
