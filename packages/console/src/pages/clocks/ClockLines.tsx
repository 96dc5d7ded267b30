import type { NoticeClock } from '../../api/types.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { ClockReasons } from './ClockReasons.tsx';
import classes from './lines.module.css';
import { placeOf, TICKS } from './timeline.ts';
import { nameOf, standing, workedBy, workedTone } from './words.ts';

interface ClockLinesProps {
  readonly clocks: readonly NoticeClock[];
  readonly now: number;
}

/** What is due first is seen at once; the rest is folded. */
const SHOWN = 5;

/** Clocks as bars on one time line, with marks where reminders are mailed; each opens into where its numbers come from. */
export function ClockLines({ clocks, now }: ClockLinesProps) {
  const more = clocks.slice(SHOWN);
  return (
    <>
      <div className={classes.axis} aria-hidden>
        {TICKS.map(({ ms, words, minor = false }) => (
          <span key={words} data-minor={minor || undefined} style={{ left: percent(placeOf(ms)) }}>
            {words}
          </span>
        ))}
      </div>
      <ul className={classes.lines}>
        {clocks.slice(0, SHOWN).map((clock) => (
          <ClockLine key={clock.id} clock={clock} now={now} />
        ))}
      </ul>
      {more.length > 0 && (
        <details>
          <summary>
            {more.length === 1 ? '1 more clock' : `${String(more.length)} more clocks`}, due later or at once
          </summary>
          <ul className={classes.lines}>
            {more.map((clock) => (
              <ClockLine key={clock.id} clock={clock} now={now} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function ClockLine({ clock, now }: { readonly clock: NoticeClock; readonly now: number }) {
  const { asCorrected, due } = clock;
  return (
    <li>
      <details>
        <summary className={classes.line}>
          <span>{nameOf(clock)}</span>
          <StatusMark tone={workedTone(clock, now)}>
            {standing(workedBy(clock), now)}
            {asCorrected !== null &&
              due !== null &&
              `, as corrected; strictly ${standing(clock, now).toLowerCase()}`}
          </StatusMark>
          <Track clock={clock} now={now} />
        </summary>
        <div className={classes.reasons}>
          <ClockReasons clock={clock} />
        </div>
      </details>
    </li>
  );
}

/** Drawn for the eye; the words beside it say the same to everybody. What is owed at once runs to the present. */
function Track({ clock, now }: { readonly clock: NoticeClock; readonly now: number }) {
  const shown = workedBy(clock);
  const at = (moment: { readonly at: string }): number => placeOf(Date.parse(moment.at) - now);
  const start = shown.from === null ? null : at(shown.from);
  const end = shown.due === null ? placeOf(0) : at(shown.due);
  return (
    <span className={classes.track} data-tone={workedTone(clock, now)} aria-hidden>
      {start !== null && (
        <span
          className={classes.bar}
          data-open={shown.due === null || undefined}
          style={{ left: percent(start), width: percent(Math.max(0.004, end - start)) }}
        />
      )}
      {shown.reminders.map(({ mark, moment }) => (
        <i key={mark} data-mark={mark} style={{ left: percent(at(moment)) }} />
      ))}
      {clock.asCorrected !== null && clock.due !== null && (
        <i data-mark="strict" style={{ left: percent(at(clock.due)) }} />
      )}
      <i data-mark="now" style={{ left: percent(placeOf(0)) }} />
    </span>
  );
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)}%`;
}
