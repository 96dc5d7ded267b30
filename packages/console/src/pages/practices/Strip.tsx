import { Fragment } from 'react';
import { StatusMark } from '../../components/StatusMark.tsx';
import { STATES, talliedWords, type Tally } from './states.ts';
import classes from './practices.module.css';

const STEP = 24;

/** All practices as one row of cells, the worst left: filled green holds, filled red fails, an outline is not known. */
export function Strip({ tallies }: { readonly tallies: readonly Tally[] }) {
  const cells = tallies.flatMap(({ state, practices }) =>
    practices.map(({ id, title }) => ({ id, title, state })),
  );
  return (
    <Fragment>
      <svg
        className={classes.strip}
        viewBox={`0 0 ${String(cells.length * STEP)} 30`}
        preserveAspectRatio="xMinYMid meet"
        role="img"
        aria-label={`Practices by state, ${talliedWords(tallies)}`}
      >
        {cells.map(({ id, title, state }, nth) => (
          <rect
            key={id}
            className={classes.cell}
            data-tone={STATES[state].tone}
            x={nth * STEP + 2}
            y={state === 'passes' ? 9 : 3}
            width={STEP - 6}
            height={state === 'passes' ? 12 : 24}
            rx={2}
          >
            <title>{`${title}: ${STATES[state].label}`}</title>
          </rect>
        ))}
      </svg>
      <ul className={classes.legend}>
        {tallies.map(({ state, practices }) => (
          <li key={state}>
            <StatusMark tone={STATES[state].tone}>
              {STATES[state].label}: {practices.length}
            </StatusMark>
          </li>
        ))}
      </ul>
    </Fragment>
  );
}
