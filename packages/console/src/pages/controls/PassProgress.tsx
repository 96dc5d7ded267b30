import { Progress, Text } from '@mantine/core';
import type { ControlPass, ControlsView } from '../../api/types.ts';
import { count } from '../../components/count.ts';
import { endedWords } from './words.ts';

interface PassProgressProps {
  readonly running: ControlPass | null;
  readonly waiting: ControlPass | null;
  readonly ended: ControlPass | null;
  readonly tests: ControlsView['tests'];
}

/** Tests that are being made: how many are, which one is, and what waits; then what they came to. */
export function PassProgress({ running, waiting, ended, tests }: PassProgressProps) {
  const now = running === null ? undefined : running.tests[running.made];
  const title = tests.find(({ id }) => id === now)?.title;
  return (
    <div role="status">
      {running !== null && (
        <>
          <Text size="sm" fw={600}>
            Testing: {running.made} of {running.tests.length} made
          </Text>
          <Progress
            my={6}
            value={(100 * running.made) / running.tests.length}
            aria-label={`${String(running.made)} of ${String(running.tests.length)} tests made`}
          />
          {title !== undefined && (
            <Text size="sm" c="dimmed">
              Now: {title}
            </Text>
          )}
        </>
      )}
      {waiting !== null && (
        <Text size="sm" c="dimmed">
          {running === null
            ? `${count(waiting.tests.length, 'test')} about to be made`
            : `${count(waiting.tests.length, 'test')} asked for since: made right after`}
        </Text>
      )}
      {running === null && waiting === null && ended !== null && <Text size="sm">{endedWords(ended)}</Text>}
    </div>
  );
}
