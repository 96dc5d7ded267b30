import { Button, Group } from '@mantine/core';
import type { Device } from '../../api/types.ts';
import classes from './posture.module.css';
import { STATE_ORDER, STATES } from './words.ts';

interface StateBarProps {
  readonly devices: readonly Device[];
  readonly only: Device['state'] | null;
  readonly onOnly: (state: Device['state'] | null) => void;
}

/** How many devices stand how, drawn; a number shows the devices behind it. */
export function StateBar({ devices, only, onOnly }: StateBarProps) {
  const counts = STATE_ORDER.map((state) => ({
    state,
    count: devices.filter((device) => device.state === state).length,
  })).filter(({ count }) => count > 0);
  return (
    <div>
      <div className={classes.bar} aria-hidden>
        {counts.map(({ state, count }) => (
          <div key={state} className={classes.part} data-state={state} style={{ flexGrow: count }} />
        ))}
      </div>
      <Group gap="xs" mt="xs" role="group" aria-label="Devices by state">
        {counts.map(({ state, count }) => (
          <Button
            key={state}
            size="compact-sm"
            variant={only === state ? 'light' : 'default'}
            aria-pressed={only === state}
            leftSection={<span className={classes.swatch} data-state={state} aria-hidden />}
            onClick={() => {
              onOnly(only === state ? null : state);
            }}
          >
            {STATES[state].text}: {count}
          </Button>
        ))}
      </Group>
    </div>
  );
}
