import { Group, NativeSelect, Text } from '@mantine/core';
import type { DrillsView } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';
import { Time } from '../../components/Time.tsx';
import { useDecision } from '../../keys/useDecision.ts';
import { scheduleWords } from './words.ts';

interface ScheduleFormProps {
  readonly schedule: DrillsView['schedule'];
  readonly mayChange: boolean;
}

const CHOICES = [7, 14, 30, 90, null] as const;
const BY_HAND = 'hand';

/** How often all drills are made by themselves, and when next. */
export function ScheduleForm({ schedule: { everyDays, nextAt }, mayChange }: ScheduleFormProps) {
  const withStepUp = useStepUp();
  const change = useDecision(
    'POST /api/drills/schedule',
    {},
    { act: 'drills-scheduled', words: {} },
    ['/api/drills'],
    undefined,
    withStepUp,
  );
  const choices = CHOICES.some((days) => days === everyDays) ? CHOICES : [everyDays, ...CHOICES];
  return (
    <section aria-labelledby="schedule">
      <Text component="h2" fw={600} id="schedule">
        By themselves
      </Text>
      <Group gap="sm" align="center">
        {mayChange ? (
          <NativeSelect
            aria-label="How often all drills are made"
            size="xs"
            value={everyDays === null ? BY_HAND : String(everyDays)}
            disabled={change.isPending}
            data={choices.map((days) => ({
              value: days === null ? BY_HAND : String(days),
              label: scheduleWords(days),
            }))}
            onChange={({ currentTarget: { value } }) => {
              change.mutate({ everyDays: value === BY_HAND ? null : Number(value) });
            }}
          />
        ) : (
          <Text size="sm">{scheduleWords(everyDays)}</Text>
        )}
        <Text size="sm" c="dimmed">
          {nextAt === null ? (
            'Nobody has them made but people.'
          ) : (
            <>
              Next time: <Time at={nextAt} />
            </>
          )}
        </Text>
      </Group>
      <FormError error={change.error} />
    </section>
  );
}
