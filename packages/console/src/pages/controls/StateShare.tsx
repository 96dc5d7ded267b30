import { Button, Group, Text } from '@mantine/core';
import type { ControlState, ControlTestView } from '../../api/types.ts';
import classes from './controls.module.css';
import { STATE_ORDER, STATES } from './words.ts';

interface StateShareProps {
  readonly tests: readonly ControlTestView[];
  readonly chosen: ControlState | null;
  readonly onChoose: (state: ControlState | null) => void;
}

/** How many tests stand where, drawn, and as buttons that show only those. */
export function StateShare({ tests, chosen, onChoose }: StateShareProps) {
  const counts = STATE_ORDER.map((state) => ({
    state,
    count: tests.filter((test) => test.state === state).length,
  })).filter(({ count }) => count > 0);
  return (
    <section aria-label="Where the tests stand">
      <div className={classes.share} aria-hidden>
        {counts.map(({ state, count }) => (
          <span key={state} data-state={state} style={{ flexGrow: count }} />
        ))}
      </div>
      <Group gap="xs" mt={8}>
        {counts.map(({ state, count }) => (
          <Button
            key={state}
            size="compact-sm"
            variant={chosen === state ? 'filled' : 'default'}
            aria-pressed={chosen === state}
            onClick={() => {
              onChoose(chosen === state ? null : state);
            }}
          >
            {STATES[state].words}: {count}
          </Button>
        ))}
      </Group>
      <Text size="sm" c="dimmed" mt={6}>
        {chosen === null
          ? 'Only a fresh result on something there is to test counts as passing.'
          : STATES[chosen].means}
      </Text>
    </section>
  );
}
