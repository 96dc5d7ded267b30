import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { useId } from 'react';
import type { ReactNode } from 'react';
import type { NoticeClock } from '../../api/types.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useServerNow } from '../../hooks/useServerNow.ts';
import classes from './clocks.module.css';
import { ClockReasons } from './ClockReasons.tsx';
import { nameOf, passed, standing, workedBy, workedTone } from './words.ts';

interface ClockBarProps {
  readonly clock: NoticeClock;
  /** What can be done about it. */
  readonly children?: ReactNode;
}

/** One clock: to whom, by when in words and in absolute time with its zone, how much has passed, and why. */
export function ClockBar({ clock, children }: ClockBarProps) {
  const title = useId();
  const now = useServerNow(15_000);
  const shown = workedBy(clock);
  const { limit, from, due } = shown;
  const tone = workedTone(clock, now);
  return (
    <Card withBorder padding="sm" component="article" aria-labelledby={title}>
      <Stack gap={6}>
        <Group justify="space-between" gap="xs" align="flex-start">
          <Title order={3} size="h5" id={title}>
            {nameOf(clock)}
          </Title>
          <StatusMark tone={tone}>{standing(shown, now)}</StatusMark>
        </Group>
        <Passed clock={shown} now={now} tone={tone} />
        <Text size="sm">
          {due === null
            ? shown.state === 'waiting'
              ? sentence(limit)
              : `${sentence(limit)}, no fixed time`
            : `By ${due.words}: ${limit}`}
          {from !== null && `, counted from ${from.words}`}
        </Text>
        <Strictly clock={clock} now={now} />
        <details>
          <summary>Why, and how it is counted</summary>
          <ClockReasons clock={clock} />
        </details>
        {children}
      </Stack>
    </Card>
  );
}

interface PassedProps {
  readonly clock: NoticeClock;
  readonly now: number;
  readonly tone: string;
}

/** Drawn for the eye, with marks where reminders are mailed; the words beside it say the same to everybody. */
function Passed({ clock, now, tone }: PassedProps) {
  const share = passed(clock, now);
  if (share === null || clock.state === 'done' || clock.state === 'not-owed') return null;
  return (
    <div className={classes.bar} data-tone={tone} aria-hidden>
      <div style={{ width: `${String(100 * share)}%` }} />
      <i style={{ left: '50%' }} />
      <i style={{ left: '80%' }} />
    </div>
  );
}

/** The time that nothing makes later, where something was taken back that it counts. */
function Strictly({ clock, now }: Pick<PassedProps, 'clock' | 'now'>) {
  const { asCorrected, due } = clock;
  if (asCorrected === null || due === null) return null;
  return (
    <Text size="sm" component="div">
      <StatusMark tone={clock.state === 'overdue' ? 'warn' : 'plain'}>
        As corrected. Strictly, with what was taken back: {standing(clock, now).toLowerCase()}, by {due.words}
      </StatusMark>
    </Text>
  );
}

function sentence(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
