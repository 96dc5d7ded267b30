import type { ControlTestView } from '../../api/types.ts';
import classes from './controls.module.css';
import { historyWords } from './words.ts';

/** As many as the server tells of. */
const MOST = 60;
const STEP = 6;
const HEIGHT = 18;

const LOOKS = {
  ...{
    passes: classes.passed,
    fails: classes.failed,
    'could-not-run': classes.unknown,
    stale: classes.unknown,
  },
  ...{ 'nothing-to-test': classes.nothing, 'never-run': classes.nothing },
};

/** The last runs, oldest left: low passed, full height failed, an outline says nothing of the control. */
export function ControlHistory({ test }: { readonly test: ControlTestView }) {
  const shown = test.history.toReversed();
  return (
    <svg
      className={classes.history}
      viewBox={`0 0 ${String(MOST * STEP)} ${String(HEIGHT)}`}
      preserveAspectRatio="xMinYMid meet"
      role="img"
      aria-label={historyWords(test)}
    >
      <line className={classes.ground} x1={0} x2={MOST * STEP} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
      {shown.map(({ at, state }, nth) => {
        const height = state === 'fails' ? HEIGHT - 2 : state === 'passes' ? 8 : 6;
        return (
          <rect
            key={`${at} ${String(nth)}`}
            className={LOOKS[state]}
            x={nth * STEP + 1}
            y={HEIGHT - 1 - height}
            width={STEP - 2}
            height={height}
          />
        );
      })}
    </svg>
  );
}
