import { Button, Group, List, Modal, Radio, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { send } from '../../api/client.ts';
import { queryClient, useRead } from '../../api/query.ts';
import { serverNow } from '../../api/serverClock.ts';
import type { DoorCredentialBody, DoorCredentialMade } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { count } from '../../components/count.ts';
import { FormError } from '../../components/FormError.tsx';
import { PostgresStanding } from '../../components/postgres/PostgresStanding.tsx';
import { PostgresWays } from '../../components/postgres/PostgresWays.tsx';
import { RevokeButton } from '../../components/RevokeButton.tsx';
import { Time } from '../../components/Time.tsx';
import { ToCopy } from '../../components/ToCopy.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';

type Door = DoorCredentialBody['door'];

const TOOLS: Readonly<Record<Door, string>> = {
  postgres: 'A database tool (PostgreSQL)',
  http: 'A tool that calls an API',
};

/** Makes a short-lived credential for a tool of the agent's own, for this ticket, and shows it once. */
export function OtherTool({ ticket }: { readonly ticket: string }) {
  const [open, setOpen] = useState(false);
  const [door, setDoor] = useState<Door>('postgres');
  const withStepUp = useStepUp();
  const make = useMutation({
    mutationFn: () =>
      withStepUp(() => {
        const words = { door, ticket };
        return sendSigned('POST /api/door-credentials', {}, words, { act: 'door-credential-made', words });
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['/api/door-credentials'] }),
    // The secret stays in this dialog: nothing of it outlives its closing.
    gcTime: 0,
  });
  const close = (): void => {
    setOpen(false);
    make.reset();
  };
  return (
    <>
      <Button
        size="xs"
        variant="subtle"
        onClick={() => {
          make.reset();
          setOpen(true);
        }}
      >
        Use another tool
      </Button>
      <Modal opened={open} onClose={close} title="Use another tool" size="lg">
        {make.data === undefined ? (
          <Stack>
            <Text size="sm">
              A name and a secret for this ticket, good for an hour at most and only from where you are now.
              They end with your sign-in and with the ticket.
            </Text>
            <Radio.Group
              label="Which tool?"
              value={door}
              onChange={(value) => {
                setDoor(value === 'http' ? 'http' : 'postgres');
              }}
            >
              <Stack gap={6} mt={4}>
                {Object.entries(TOOLS).map(([value, label]) => (
                  <Radio key={value} value={value} label={label} />
                ))}
              </Stack>
            </Radio.Group>
            {door === 'postgres' && <PostgresStanding />}
            <InUse ticket={ticket} />
            <FormError error={make.error} />
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                Cancel
              </Button>
              <Button
                loading={make.isPending}
                onClick={() => {
                  make.mutate();
                }}
              >
                Make a secret
              </Button>
            </Group>
          </Stack>
        ) : (
          <Once made={make.data} onClose={close} />
        )}
      </Modal>
    </>
  );
}

/** What was made in this sign-in for the ticket and still opens a door: whoever lost sight of one ends it here. */
function InUse({ ticket }: { readonly ticket: string }) {
  const { data } = useRead('/api/door-credentials', {}, { every: 10_000 });
  const rows = data?.filter((one) => one.ticket === ticket) ?? [];
  if (rows.length === 0) return null;
  return (
    <List size="sm" spacing={6} aria-label="Made before">
      {rows.map(({ id, door, expiresAt, lastUsedAt }) => (
        <List.Item key={id}>
          {TOOLS[door]}, ends <Time at={expiresAt} />,{' '}
          {lastUsedAt === null ? (
            'not used yet'
          ) : (
            <>
              used last <Time at={lastUsedAt} />
            </>
          )}{' '}
          <RevokeButton
            name={`${TOOLS[door]}, ${id}`}
            revoke={() => send('DELETE /api/door-credentials/:id', { id }, undefined)}
            refresh="/api/door-credentials"
          />
        </List.Item>
      ))}
    </List>
  );
}

function Once({ made, onClose }: { readonly made: DoorCredentialMade; readonly onClose: () => void }) {
  const { credential, secret, database } = made;
  const minutes = useMinutesLeft(credential.expiresAt);
  return (
    <Stack>
      <Text size="sm" role="status">
        {minutes > 0
          ? `Shown this once. Good for ${count(minutes, 'minute')} more, from ${credential.network}.`
          : 'Its time is over. Make another one.'}
      </Text>
      {credential.door === 'postgres' && <ToCopy label="User" value={credential.id} />}
      <ToCopy label="Secret" value={secret} />
      {credential.door === 'postgres' && <PostgresWays login={{ user: credential.id, secret, database }} />}
      <Group justify="flex-end">
        <Button onClick={onClose}>Done</Button>
      </Group>
    </Stack>
  );
}

function useMinutesLeft(until: string): number {
  const left = (): number => Math.max(0, Math.round((Date.parse(until) - serverNow()) / 60_000));
  const [minutes, setMinutes] = useState(left);
  useEffect(() => {
    const timer = window.setInterval(() => {
      setMinutes(left());
    }, 5_000);
    return () => {
      window.clearInterval(timer);
    };
  });
  return minutes;
}
