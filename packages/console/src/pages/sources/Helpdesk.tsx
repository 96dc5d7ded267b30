import { Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from 'react-router';
import { send } from '../../api/client.ts';
import { queryClient, useRead } from '../../api/query.ts';
import type { HelpdeskView } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { Cell } from '../../components/Cell.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormError } from '../../components/FormError.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';
import { ConnectHelpdesk } from './ConnectHelpdesk.tsx';
import { HELPDESK, KINDS, problemWords, sightWords } from './helpdeskWords.ts';

interface HelpdeskProps {
  readonly source: string;
  readonly name: string;
}

/** The helpdesk that Cordon reads for a source: how reading goes, and who has a way round it there. */
export function Helpdesk({ source, name }: HelpdeskProps) {
  const { person } = useMe();
  const admin = person.role === 'company-admin';
  const read = useRead(HELPDESK, { id: source });
  const helpdesk = read.data?.helpdesk ?? null;
  return (
    <section aria-label={`Helpdesk of ${name}`}>
      <Group justify="space-between" mb="xs">
        <Title order={3}>Helpdesk</Title>
        <Group gap="xs">
          {helpdesk !== null && <LookNow source={source} />}
          {admin && helpdesk !== null && <Disconnect source={source} />}
          {admin && <ConnectHelpdesk source={source} name={name} before={helpdesk} />}
        </Group>
      </Group>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {read.data !== undefined && helpdesk === null && (
        <Text size="sm">
          None is read. Connect the helpdesk your vendors work in: Cordon takes its tickets in, keeps files
          there until one is revealed, and looks whose seat there shows what it masks.
        </Text>
      )}
      {helpdesk !== null && <State helpdesk={helpdesk} />}
    </section>
  );
}

function State({ helpdesk }: { readonly helpdesk: HelpdeskView }) {
  const { kind, baseUrl, queues, problem, lookedAt, wellAt, waiting, writing } = helpdesk;
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {KINDS[kind]} at {baseUrl}: {queues.map(({ queue, purpose }) => `${queue} (${purpose})`).join(', ')}
      </Text>
      {lookedAt === null && <StatusMark tone="wait">Not read yet. Cordon looks twice a minute.</StatusMark>}
      {problem !== null && <StatusMark tone="warn">{problemWords(problem)}</StatusMark>}
      {wellAt !== null && (
        <StatusMark tone={problem === null ? 'good' : 'plain'}>
          Last read well <Time at={wellAt} />
        </StatusMark>
      )}
      {waiting > 0 && <StatusMark tone="wait">{waiting} tickets still to be read</StatusMark>}
      {writing > 0 && (
        <StatusMark tone="wait">{writing} comments or closings still to be written there</StatusMark>
      )}
      <Seats helpdesk={helpdesk} />
    </Stack>
  );
}

function Seats({ helpdesk: { kind, seats, seatsAt } }: { readonly helpdesk: HelpdeskView }) {
  if (seatsAt === null)
    return <StatusMark tone="wait">Nobody has looked yet whose seat shows what.</StatusMark>;
  if (seats.length === 0) {
    return (
      <StatusMark tone="good">
        No vendor’s agent has a seat there that shows what Cordon masks. Looked <Time at={seatsAt} />.
      </StatusMark>
    );
  }
  return (
    <>
      <StatusMark tone="bad">
        {seats.length === 1 ? 'One seat shows' : `${seats.length} seats show`} what Cordon masks. Take the
        right or the seat away in {KINDS[kind]}, then look again.
      </StatusMark>
      <TableFrame label="Seats that show what Cordon masks" cards>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Who</Table.Th>
              <Table.Th scope="col">Seat</Table.Th>
              <Table.Th scope="col">It shows</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {seats.map(({ seat, person, name, sights }) => (
              <Table.Tr key={seat}>
                <Cell label="Who">
                  <Link to={`/people/${person}`}>{name}</Link>
                </Cell>
                <Cell label="Seat">{seat}</Cell>
                <Cell label="It shows">{sightWords(sights)}</Cell>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableFrame>
    </>
  );
}

function LookNow({ source }: { readonly source: string }) {
  const look = useMutation({
    mutationFn: () => send('POST /api/sources/:id/helpdesk/look', { id: source }, {}),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [HELPDESK] }),
  });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        loading={look.isPending}
        onClick={() => {
          look.mutate();
        }}
      >
        Look now
      </Button>
      <FormError error={look.error} />
    </>
  );
}

function Disconnect({ source }: { readonly source: string }) {
  const withStepUp = useStepUp();
  const disconnect = useMutation({
    mutationFn: () =>
      withStepUp(() =>
        sendSigned(
          'POST /api/sources/:id/helpdesk/disconnect',
          { id: source },
          {},
          { act: 'helpdesk-disconnected', words: { source }, closes: true },
        ),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [HELPDESK] }),
  });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        loading={disconnect.isPending}
        onClick={() => {
          disconnect.mutate();
        }}
      >
        Disconnect
      </Button>
      <FormError error={disconnect.error} />
    </>
  );
}
