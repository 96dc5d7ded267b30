import { Button, Code, Group, Modal, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient } from '../../api/query.ts';
import type { CourseImports } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { FormError } from '../../components/FormError.tsx';
import { SecretOnce } from '../../components/SecretOnce.tsx';
import { Time } from '../../components/Time.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';
import { textHash } from '../../keys/sha256.ts';
import { useDecision } from '../../keys/useDecision.ts';

interface TrainingSystemsProps {
  readonly party: string;
  readonly imports: CourseImports;
}

/** Training systems that deliver by themselves, each with a secret of its own. */
export function TrainingSystems({ party, imports: { systems, mayImport } }: TrainingSystemsProps) {
  return (
    <section aria-labelledby="systems">
      <Group justify="space-between">
        <Title order={2} id="systems">
          Training systems
        </Title>
        {mayImport && <Connect party={party} />}
      </Group>
      {systems.length === 0 && <Text c="dimmed">No training system delivers by itself.</Text>}
      <ul>
        {systems.map(({ id, name, heardAt }) => (
          <li key={id}>
            {name}:{' '}
            {heardAt === null ? (
              'has told nothing yet'
            ) : (
              <>
                last heard <Time at={heardAt} />
              </>
            )}{' '}
            {mayImport && <Revoke id={id} name={name} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Revoke({ id, name }: { readonly id: string; readonly name: string }) {
  const revoke = useDecision(
    'POST /api/course-systems/:id/revoke',
    { id },
    { act: 'course-system-revoked', words: { system: id }, closes: true },
    ['/api/parties/:id/completions'],
  );
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        loading={revoke.isPending}
        aria-label={`Revoke: ${name}`}
        onClick={() => {
          revoke.mutate({});
        }}
      >
        Revoke
      </Button>
      <FormError error={revoke.error} />
    </>
  );
}

function Connect({ party }: { readonly party: string }) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const withStepUp = useStepUp();
  const connect = useMutation({
    // The secret is a way in; it does not stay in memory.
    gcTime: 0,
    mutationFn: async () => {
      const given = name.trim();
      const words = { subjectParty: party, name: await textHash(given) };
      return withStepUp(() =>
        sendSigned(
          'POST /api/parties/:id/course-systems',
          { id: party },
          { name: given },
          { act: 'course-system-made', words },
        ),
      );
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['/api/parties/:id/completions'] }),
  });
  const close = (): void => {
    setOpen(false);
    setName('');
    connect.reset();
  };
  const made = connect.data;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          setOpen(true);
        }}
      >
        Connect a training system
      </Button>
      <FormDialog
        opened={open && made === undefined}
        onClose={close}
        title="Connect a training system"
        act="Connect"
        disabled={name.trim() === ''}
        sending={connect.isPending}
        error={connect.error}
        onSend={() => {
          connect.mutate();
        }}
      >
        <TextInput
          label="Name"
          maxLength={60}
          value={name}
          onChange={({ currentTarget: { value } }) => {
            setName(value);
          }}
        />
        <Text size="sm" c="dimmed">
          Whoever has its secret says who passed. Give it to the training system alone.
        </Text>
      </FormDialog>
      <Modal opened={made !== undefined} onClose={close} title="Training system connected" size="lg">
        {made !== undefined && (
          <Stack>
            <Text size="sm">
              It sends JSON to this address, signed with HMAC-SHA256 over the timestamp, a dot and the body:
            </Text>
            <Code block>{`POST ${location.origin}/api/course-systems/${made.id}/completions
x-cordon-timestamp: seconds since 1970
x-cordon-signature: v1=hex

{"completions":[{"person":"ada@example.com","course":"privacy","passedAt":"2026-11-02T10:00:00Z"}]}`}</Code>
            <SecretOnce secret={made.secret} label="The secret">
              This is the only time the secret is shown. Copy it into the training system now.
            </SecretOnce>
          </Stack>
        )}
      </Modal>
    </>
  );
}
