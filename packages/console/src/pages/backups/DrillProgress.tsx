import { Group, Progress, Stack, Text } from '@mantine/core';
import type { RestoreDrill } from '../../api/types.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { STEPS } from './words.ts';

/** A drill under way: what is done, what it is at, and how far. */
export function DrillProgress({ drill }: { readonly drill: RestoreDrill }) {
  const at = STEPS.findIndex(({ step }) => step === drill.step);
  const within = drill.stepOf === 0 ? 0 : drill.stepDone / drill.stepOf;
  const percent = at < 0 ? 0 : Math.round((100 * (at + within)) / STEPS.length);
  return (
    <div role="status">
      <Text fw={600} mb={4}>
        {drill.state === 'asked' ? 'A drill begins within some seconds' : 'A drill is under way'}
      </Text>
      <Progress value={percent} aria-label={`Drill: ${String(percent)} percent`} mb="xs" />
      <Stack gap={2}>
        {STEPS.map(({ step, words }, nth) => (
          <Group key={step} gap="xs">
            <StatusMark tone={nth < at ? 'good' : nth === at ? 'wait' : 'plain'}>{words}</StatusMark>
            {nth === at && drill.stepOf > 0 && (
              <Text size="sm" c="dimmed">
                {drill.stepDone.toLocaleString('en')} of {drill.stepOf.toLocaleString('en')}{' '}
                {step === 'verifying' ? 'entries' : 'tables'}
              </Text>
            )}
          </Group>
        ))}
      </Stack>
    </div>
  );
}
