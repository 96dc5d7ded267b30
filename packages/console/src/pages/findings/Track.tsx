import type { FindingDetail } from '../../api/types.ts';
import { Time } from '../../components/Time.tsx';
import { stopsOf } from './track.ts';
import classes from './findings.module.css';

const SAID = { done: 'passed', skipped: 'not taken', now: 'here now', ahead: 'not yet' } as const;

/** The way from found to closed, drawn, and the same as a list that can be read aloud. */
export function Track({ finding }: { readonly finding: FindingDetail }) {
  return (
    <ol className={classes.track} aria-label="Its life">
      {stopsOf(finding).map(({ name, where, at }) => (
        <li key={name} data-where={where} aria-current={where === 'now' ? 'step' : undefined}>
          <span className={classes.dot} aria-hidden />
          <span className={classes.stop}>
            {name} <span className={classes.said}>({SAID[where]})</span>
          </span>
          {at !== null && (
            <span className={classes.when}>
              <Time at={at} />
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
