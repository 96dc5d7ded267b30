import type { DrillView } from '../../api/types.ts';
import classes from './drills.module.css';
import { historyWords } from './words.ts';

/** As many as are kept for the page. */
const MOST = 24;
const STEP = 10;
const HEIGHT = 18;

/** The last times one drill was made, oldest left: full height failed, low passed, an outline was not made. */
export function HistoryStrip({ drill }: { readonly drill: DrillView }) {
  const shown = drill.history.toReversed();
  return (
    <svg
      className={classes.history}
      viewBox={`0 0 ${String(MOST * STEP)} ${String(HEIGHT)}`}
      preserveAspectRatio="xMinYMid meet"
      role="img"
      aria-label={historyWords(drill)}
    >
      {shown.map(({ run, passed }, nth) => {
        const height = passed === false ? HEIGHT - 2 : 8;
        return (
          <rect
            key={run}
            className={passed === null ? classes.none : passed ? classes.passed : classes.failed}
            x={nth * STEP + 1}
            y={HEIGHT - 1 - height}
            width={STEP - 3}
            height={height}
          />
        );
      })}
    </svg>
  );
}
