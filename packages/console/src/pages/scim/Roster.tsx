import { Button, Checkbox, Code, FileInput, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import { queryClient } from '../../api/query.ts';
import type { RosterView } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { count } from '../../components/count.ts';
import { FormError } from '../../components/FormError.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';
import { Names } from './Names.tsx';

/** A list of people for a vendor without an identity provider: looked at first, then done as it was shown. */
export function Roster({ vendor }: { readonly vendor: string }) {
  const [file, setFile] = useState<File | null>(null);
  const [sure, setSure] = useState(false);
  const withStepUp = useStepUp();
  const look = useMutation({
    mutationFn: async (chosen: File) => {
      const csv = await chosen.text();
      return { csv, view: await send('POST /api/vendors/:id/roster', { id: vendor }, { csv }) };
    },
  });
  const apply = useMutation({
    mutationFn: ({ csv, view }: { csv: string; view: RosterView }) =>
      withStepUp(() =>
        sendSigned(
          'POST /api/vendors/:id/roster',
          { id: vendor },
          { csv, apply: view.hash, confirmLeavers: sure },
          {
            act: 'roster-applied',
            words: { subjectParty: vendor, difference: view.hash, confirmLeavers: sure },
          },
        ),
      ),
    onSuccess: async () => {
      await Promise.all(
        (['/api/vendors/:id/directory', '/api/team'] as const).map((path) =>
          queryClient.invalidateQueries({ queryKey: [path] }),
        ),
      );
      setFile(null);
    },
  });
  const shown = apply.isSuccess ? undefined : look.data;
  return (
    <section>
      <Title order={2}>Roster</Title>
      <Text c="dimmed" mb="xs">
        Without an identity provider: a CSV file with everybody who works for you now. Its first line names
        the columns: <Code>userName,name,email,role,purpose,site,active</Code>, and <Code>accessRole</Code>{' '}
        for agents. With <Code>agreement</Code> (its title) and <Code>shift</Code> (<Code>always</Code>, or as{' '}
        <Code>mon,fri 22:00-06:00 Asia/Manila</Code>) agents are given their work too, and it ends when they
        leave the file. Only <Code>userName</Code> is needed. Whoever is not in the file leaves. You see the
        difference before anything is done.
      </Text>
      <Stack align="flex-start">
        <FileInput
          label="CSV file"
          placeholder="Choose a file"
          accept=".csv,text/csv"
          w={320}
          value={file}
          onChange={(chosen) => {
            setFile(chosen);
            setSure(false);
            look.reset();
            apply.reset();
            if (chosen !== null) look.mutate(chosen);
          }}
        />
        <FormError error={look.error} />
        {apply.data !== undefined && (
          <Text role="status">
            <StatusMark tone="good">
              Done: {count(apply.data.joiners.length, 'person', 'people')} joined, {apply.data.changes.length}{' '}
              changed, {apply.data.leavers.length} left.
            </StatusMark>
          </Text>
        )}
        {shown !== undefined && (
          <Stack align="flex-start" role="region" aria-label="What this roster would do">
            <Difference view={shown.view} />
            {shown.view.needsConfirmation && (
              <Checkbox
                label={`The file is whole: ${shown.view.leavers.length} of ${shown.view.present} people really left`}
                checked={sure}
                onChange={(event) => {
                  setSure(event.currentTarget.checked);
                }}
              />
            )}
            <FormError error={apply.error} />
            <Button
              loading={apply.isPending}
              disabled={shown.view.needsConfirmation && !sure}
              {...(shown.view.leavers.length > 0 && { color: 'red.9' })}
              onClick={() => {
                apply.mutate(shown);
              }}
            >
              Apply this difference
            </Button>
          </Stack>
        )}
      </Stack>
    </section>
  );
}

function Difference({
  view: { joiners, changes, leavers, same, passedOver },
}: {
  readonly view: RosterView;
}) {
  return (
    <>
      <Names
        title={`${count(joiners.length, 'person', 'people')} would join`}
        tone="good"
        names={joiners.map(({ userName, name, work }) => `${called(userName, name)}${worksAs(work)}`)}
      />
      <Names
        title={`${count(changes.length, 'person', 'people')} would change`}
        tone="plain"
        names={changes.map(({ userName, name, back, changed, work }) => {
          const what = [...(back ? ['is back'] : []), ...changed].join(', ');
          return `${called(userName, name)}: ${what === '' ? 'named for the first time' : what}${worksAs(work)}`;
        })}
      />
      <Names
        title={`${count(leavers.length, 'person', 'people')} would leave, with all sessions and tokens`}
        tone={leavers.length > 0 ? 'bad' : 'plain'}
        names={leavers.map(({ userName, name }) => called(userName ?? name, name))}
      />
      <Text size="sm">
        {count(same, 'person stays', 'people stay')} as they are.
        {passedOver.length > 0 &&
          ` ${count(passedOver.length, 'line is', 'lines are')} passed over: administrators, and people an identity provider keeps.`}
      </Text>
    </>
  );
}

function worksAs(work: RosterView['joiners'][number]['work']): string {
  if (work === null) return '';
  const { accessRole, purpose, agreement, shift } = work;
  return `; works as ${accessRole}, ${purpose}, under ${agreement}, ${shift}`;
}

function called(userName: string, name: string): string {
  return userName === name ? name : `${name} (${userName})`;
}
