import { Button, Code, Group, Modal, Radio, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient, useRead } from '../../api/query.ts';
import type { DeviceSecret } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { Cell } from '../../components/Cell.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { RevokeButton } from '../../components/RevokeButton.tsx';
import { SecretOnce } from '../../components/SecretOnce.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { useForm } from '../../hooks/useForm.ts';
import { sendSigned } from '../../keys/sendSigned.ts';
import { textHash } from '../../keys/sha256.ts';

const USES: Readonly<Record<DeviceSecret['use'], string>> = {
  enroll: 'Devices enrol with it',
  forward: 'A shipper hands logs in with it',
};

/** How devices come in: secrets to enrol with, or for whoever ships the logs of osquery already. */
export function DeviceSecrets({ party }: { readonly party: string }) {
  const read = useRead('/api/device-secrets', {}, { query: { party } });
  const secrets = read.data ?? [];
  return (
    <section aria-labelledby="secrets">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="secrets">
          How devices come in
        </Title>
        <MakeSecret party={party} />
      </Group>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {secrets.length === 0 ? (
        <Text c="dimmed">
          No secret so far. Make one for each site or image, so that one can end without the others.
        </Text>
      ) : (
        <TableFrame cards label="Secrets for devices">
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">Secret</Table.Th>
                <Table.Th scope="col">For</Table.Th>
                <Table.Th scope="col">Made</Table.Th>
                <Table.Th scope="col">Used last</Table.Th>
                <Table.Th scope="col">End it</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {secrets.map(({ id, name, use, createdAt, lastUsedAt, revokedAt }) => (
                <Table.Tr key={id}>
                  <Cell label="Secret">{name}</Cell>
                  <Cell label="For">{USES[use]}</Cell>
                  <Cell label="Made">
                    <Time at={createdAt} />
                  </Cell>
                  <Cell label="Used last">{lastUsedAt === null ? 'Never' : <Time at={lastUsedAt} />}</Cell>
                  <Cell label="End it">
                    {revokedAt === null ? (
                      <RevokeButton
                        name={name}
                        refresh="/api/device-secrets"
                        revoke={() =>
                          sendSigned(
                            'POST /api/device-secrets/:id/revoke',
                            { id },
                            {},
                            { act: 'device-secret-revoked', words: { deviceSecret: id }, closes: true },
                          )
                        }
                      />
                    ) : (
                      'Ended'
                    )}
                  </Cell>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </TableFrame>
      )}
    </section>
  );
}

interface Form {
  readonly name: string;
  readonly use: DeviceSecret['use'];
}

const BLANK: Form = { name: '', use: 'enroll' };

function MakeSecret({ party }: { readonly party: string }) {
  const [open, setOpen] = useState(false);
  const { form, setForm, change, field } = useForm(BLANK);
  const withStepUp = useStepUp();
  const make = useMutation({
    // The secret is a way in; it does not stay in memory.
    gcTime: 0,
    mutationFn: async ({ name, use }: Form) => {
      const words = { subjectParty: party, use, name: await textHash(name) };
      return withStepUp(() =>
        sendSigned(
          'POST /api/device-secrets',
          {},
          { party, use, name },
          { act: 'device-secret-made', words },
        ),
      );
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['/api/device-secrets'] }),
  });
  const close = () => {
    setOpen(false);
    setForm(BLANK);
    make.reset();
  };
  const made = make.data;
  return (
    <>
      <Button
        size="xs"
        onClick={() => {
          setOpen(true);
        }}
      >
        Make a secret
      </Button>
      <FormDialog
        opened={open && made === undefined}
        onClose={close}
        title="Make a secret for devices"
        act="Make it"
        disabled={form.name.trim().length < 2}
        sending={make.isPending}
        error={make.error}
        onSend={() => {
          make.mutate({ ...form, name: form.name.trim() });
        }}
      >
        <TextInput
          label="Name"
          description="Such as the site or the image"
          maxLength={80}
          {...field('name')}
        />
        <Radio.Group
          label="For"
          value={form.use}
          onChange={(value) => {
            change({ use: value === 'forward' ? 'forward' : 'enroll' });
          }}
        >
          <Stack gap={6} mt={4}>
            <Radio value="enroll" label="Devices that enrol here: osquery as it is, with a few flags" />
            <Radio value="forward" label="A shipper that hands in the result logs of many devices" />
          </Stack>
        </Radio.Group>
      </FormDialog>
      <Modal opened={made !== undefined} onClose={close} title="The secret" size="lg">
        {made !== undefined && (
          <Stack>
            <SecretOnce secret={made.secret} label="The secret">
              This is the only time it is shown. Keep it where only the device’s administrator reads it.
            </SecretOnce>
            {made.flags.length > 0 ? (
              <>
                <Text size="sm">
                  Put it into the file that the second flag names, and start osqueryd with:
                </Text>
                <Code block aria-label="Flags for osqueryd" tabIndex={0}>
                  {made.flags.join('\n')}
                </Code>
              </>
            ) : (
              <Text size="sm">
                Post result logs to <Code>/api/posture/osquery</Code> as JSON or JSON lines, with it as a
                bearer token. The queries are the pack at <Code>/api/posture/pack</Code>.
              </Text>
            )}
          </Stack>
        )}
      </Modal>
    </>
  );
}
