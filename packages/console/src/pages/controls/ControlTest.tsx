import { Text } from '@mantine/core';
import type { ControlsView, ControlTestView } from '../../api/types.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { ControlHistory } from './ControlHistory.tsx';
import { FailingItems } from './FailingItems.tsx';
import { RunControls } from './RunControls.tsx';
import classes from './controls.module.css';
import { everyWords, lookedAt, STATES } from './words.ts';

interface ControlTestProps {
  readonly test: ControlTestView;
  readonly names: ControlsView['names'];
  readonly mayRun: boolean;
  /** It is still to come from tests that run or wait. */
  readonly coming: 'running' | 'waiting' | null;
  readonly linked: boolean;
}

/** One test: what has to hold, whether it does, of whom, and what fails. */
export function ControlTest({ test, names, mayRun, coming, linked }: ControlTestProps) {
  const { id, title, state, last } = test;
  const { tone, words } = STATES[state];
  return (
    <li className={classes.test}>
      <div>
        <Text size="sm" fw={600} id={`test-${id}`}>
          {title}
        </Text>
        <Text size="sm" component="div">
          <StatusMark tone={tone}>{words}</StatusMark>{' '}
          <Text span size="sm" c="dimmed">
            {lookedAt(test)}
          </Text>
        </Text>
        {last !== null && <FailingItems last={last} names={names} linked={linked} />}
        <How test={test} />
      </div>
      <ControlHistory test={test} />
      {coming !== null ? (
        <Text size="xs" c="dimmed">
          {coming === 'running' ? 'Being made' : 'Made next'}
        </Text>
      ) : mayRun ? (
        <RunControls tests={[id]} label="Run now" about={title} small />
      ) : (
        <span />
      )}
    </li>
  );
}

/** Where the numbers come from, for whoever opens it. */
function How({
  test: { id, state, last, nextAt, everyHours, freshHours },
}: {
  readonly test: ControlTestView;
}) {
  return (
    <details>
      <summary>
        <Text size="sm" component="span">
          How this is known
        </Text>
      </summary>
      <Text size="sm" c="dimmed">
        {STATES[state].means} It runs {everyWords(everyHours)}, and its result counts for {freshHours} hours.{' '}
        {last !== null && (
          <>
            Last run <Time at={last.at} />, which took {last.ms} ms.{' '}
          </>
        )}
        {nextAt === null ? (
          'Next run within five minutes.'
        ) : (
          <>
            Next run <Time at={nextAt} />.
          </>
        )}{' '}
        Each run stands in the ledger with the hash of what it said; its id is {id}.
      </Text>
    </details>
  );
}
