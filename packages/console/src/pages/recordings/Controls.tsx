import { ActionIcon, Checkbox, Group, SegmentedControl, Slider, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import type { RecordingWatched } from '../../api/types.ts';
import { useSingleKeys } from '../../app/singleKeys.ts';
import type { AccessMark } from './AccessesWithin.tsx';
import { SPEEDS, type Player } from './usePlayer.ts';
import { clockOf } from './words.ts';
import classes from './recordings.module.css';

const STEP_MS = 5_000;

interface ControlsProps {
  readonly player: Player;
  readonly marks: readonly AccessMark[];
  readonly gaps: RecordingWatched['gaps'];
  /** Of the first event, epoch milliseconds. */
  readonly start: number;
}

/** Play, where, how fast; where accesses are and where pieces are missing. Space plays, J and L go five seconds. */
export function Controls({ player, marks, gaps, start }: ControlsProps) {
  const { at, total, playing, skipping, speed, skips, toggle, seek } = player;
  const [singleKeys] = useSingleKeys();
  useHotkeys(
    singleKeys
      ? [
          ['space', toggle],
          [
            'j',
            () => {
              seek(at - STEP_MS);
            },
          ],
          [
            'l',
            () => {
              seek(at + STEP_MS);
            },
          ],
        ]
      : [],
    ['INPUT', 'TEXTAREA', 'SELECT', 'BUTTON', 'A'],
  );
  const left = (offset: number): string =>
    `${String(total === 0 ? 0 : (100 * Math.max(0, Math.min(total, offset))) / total)}%`;
  return (
    <div className={classes.controls}>
      <div className={classes.track}>
        <div className={classes.marks} aria-hidden>
          {gaps.map(({ from, until }) => (
            <span
              key={`${String(from)} ${String(until)}`}
              className={classes.gap}
              style={{
                left: left((from ?? start) - start),
                right: `calc(100% - ${left((until ?? start + total) - start)})`,
              }}
            />
          ))}
          {marks.map(({ entry, offset, ok, kind }) => (
            <span
              key={entry}
              className={classes.tick}
              data-ok={ok}
              data-tall={kind === 'reveal'}
              style={{ left: left(offset) }}
            />
          ))}
        </div>
        <Slider
          min={0}
          max={Math.max(1, total)}
          step={100}
          value={at}
          label={(value) => clockOf(value)}
          thumbLabel="Where in the recording"
          thumbProps={{ 'aria-valuetext': `${clockOf(at)} of ${clockOf(total)}` }}
          onChange={seek}
        />
      </div>
      <Group gap="sm">
        <ActionIcon
          size="lg"
          variant="filled"
          onClick={toggle}
          disabled={player.status !== 'shown'}
          aria-label={playing ? 'Pause' : 'Play'}
        >
          {playing ? (
            <IconPlayerPauseFilled size={18} aria-hidden />
          ) : (
            <IconPlayerPlayFilled size={18} aria-hidden />
          )}
        </ActionIcon>
        <Text size="sm" className={classes.clock}>
          {clockOf(at)} of {clockOf(total)}
        </Text>
        <SegmentedControl
          size="xs"
          aria-label="Speed"
          value={String(speed)}
          onChange={(value) => {
            player.setSpeed(Number(value));
          }}
          data={SPEEDS.map((value) => ({ value: String(value), label: `${String(value)}×` }))}
        />
        <Checkbox
          size="sm"
          label="Skip where nothing happens"
          checked={skips}
          onChange={({ currentTarget: { checked } }) => {
            player.setSkips(checked);
          }}
        />
        {skipping && (
          <Text size="xs" c="dimmed">
            Skipping
          </Text>
        )}
      </Group>
      <Text size="xs" c="dimmed">
        Space plays and pauses, J and L go five seconds back and on. A line is an access, a tall one a reveal;
        hatched is what is missing.
      </Text>
    </div>
  );
}
