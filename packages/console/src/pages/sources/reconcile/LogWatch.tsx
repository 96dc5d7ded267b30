import { Button, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient } from '../../../api/query.ts';
import type { LogWatchView } from '../../../api/types.ts';
import { useStepUp } from '../../../app/stepUpContext.ts';
import { count } from '../../../components/count.ts';
import { FormDialog } from '../../../components/FormDialog.tsx';
import { StatusMark } from '../../../components/StatusMark.tsx';
import { Time } from '../../../components/Time.tsx';
import { sendSigned } from '../../../keys/sendSigned.ts';
import { jsonHash } from '../../../keys/sha256.ts';

export const WATCH = '/api/sources/:id/log-watch';

interface LogWatchProps {
  readonly source: string;
  readonly watch: LogWatchView;
  readonly changes: boolean;
}

/** How often the log is to be compared, whether that is overdue, and how the last round over its folder went. */
export function LogWatch({ source, watch, changes }: LogWatchProps) {
  const { everyDays, own, until, ran, overdueSince } = watch;
  return (
    <Stack gap={4} mb="md" fz="sm">
      {overdueSince !== null ? (
        <StatusMark tone="bad">
          Overdue: nothing was compared since <Time at={overdueSince} />. Send a finished log.
        </StatusMark>
      ) : (
        <StatusMark tone={everyDays === null ? 'plain' : 'good'}>
          {everyDays === null
            ? 'Nobody is told when no log is compared'
            : `A finding is raised when no log is compared for ${count(everyDays, 'day')}`}
        </StatusMark>
      )}
      <Text size="sm">
        {until !== null && (
          <>
            Compared up to <Time at={until} />.{' '}
          </>
        )}
        {ran === null ? (
          'The server reads no folder for this source.'
        ) : (
          <>
            The server looked into its folder <Time at={ran.at} /> and compared {count(ran.files, 'file')}
            {ran.code !== null && `; one was not compared (${ran.code})`}.
          </>
        )}
        {own.length > 0 && ` Your own programs: ${own.join(', ')}.`}
      </Text>
      {changes && <SetWatch key={JSON.stringify(watch)} source={source} watch={watch} />}
    </Stack>
  );
}

function SetWatch({ source, watch }: { readonly source: string; readonly watch: LogWatchView }) {
  const [open, setOpen] = useState(false);
  const [days, setDays] = useState<number | string>(watch.everyDays ?? '');
  const [own, setOwn] = useState(watch.own.join(' '));
  const withStepUp = useStepUp();
  const set = useMutation({
    mutationFn: async () => {
      const choice = {
        everyDays: typeof days === 'number' ? days : null,
        own: own.split(/[\s,]+/).filter((role) => role !== ''),
      };
      const words = { source, everyDays: choice.everyDays, own: await jsonHash(choice.own) };
      return withStepUp(() =>
        sendSigned('POST /api/sources/:id/log-watch', { id: source }, choice, {
          act: 'source-log-watched',
          words,
        }),
      );
    },
    onSuccess: async () => {
      setOpen(false);
      await queryClient.invalidateQueries({ queryKey: [WATCH] });
    },
  });
  return (
    <Group>
      <Button
        variant="default"
        size="xs"
        onClick={() => {
          setOpen(true);
        }}
      >
        Change what is wanted
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title="What is wanted of this log"
        act="Sign and save"
        sending={set.isPending}
        error={set.error}
        onSend={() => {
          set.mutate();
        }}
      >
        <NumberInput
          label="Days within which a log is compared"
          description="Leave it empty when nobody is to be told."
          min={1}
          max={90}
          allowDecimal={false}
          value={days}
          onChange={setDays}
        />
        <TextInput
          label="Logins of your own programs"
          description="With spaces between. What they read is listed and is no finding."
          value={own}
          onChange={(event) => {
            setOwn(event.currentTarget.value);
          }}
        />
      </FormDialog>
    </Group>
  );
}
