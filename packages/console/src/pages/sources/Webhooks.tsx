import { Code, Group, Table, Text, Title } from '@mantine/core';
import { send } from '../../api/client.ts';
import { useRead } from '../../api/query.ts';
import type { WebhookView } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { RevokeButton } from '../../components/RevokeButton.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { NewWebhook } from './NewWebhook.tsx';
import { RotateWebhook } from './RotateWebhook.tsx';
import { shapeName, WEBHOOKS } from './webhookWords.ts';

/** The webhooks by which a helpdesk delivers this source's tickets, each signed. */
export function Webhooks({ source, name }: { readonly source: string; readonly name: string }) {
  const hooks = useRead(WEBHOOKS, { id: source });
  return (
    <section aria-label={`Signed webhooks for ${name}`}>
      <Group justify="space-between" mb="xs">
        <Title order={3}>Signed webhooks</Title>
        <NewWebhook source={source} name={name} />
      </Group>
      <Text size="sm" c="dimmed" mb="xs">
        A helpdesk that signs what it sends: Zendesk does, and any other can. A delivery is believed for five
        minutes and taken in once, in whatever order deliveries come.
      </Text>
      <ErrorAlert error={hooks.error} onRetry={() => void hooks.refetch()} />
      {hooks.data?.length === 0 && <Text size="sm">No webhook yet.</Text>}
      {hooks.data !== undefined && hooks.data.length > 0 && (
        <TableFrame label={`Webhooks of ${name}`}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Name</Table.Th>
                <Table.Th>Sends to</Table.Th>
                <Table.Th>Last used</Table.Th>
                <Table.Th>State</Table.Th>
                <Table.Th>Change</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {hooks.data.map((row) => (
                <Row key={row.id} row={row} />
              ))}
            </Table.Tbody>
          </Table>
        </TableFrame>
      )}
    </section>
  );
}

function Row({ row }: { readonly row: WebhookView }) {
  const withStepUp = useStepUp();
  return (
    <Table.Tr>
      <Table.Td>
        {row.name}
        <Text size="xs" c="dimmed">
          {shapeName[row.shape]}
        </Text>
      </Table.Td>
      <Table.Td>
        <Code>
          POST {window.location.origin}
          {row.path}
        </Code>
      </Table.Td>
      <Table.Td>{row.lastUsedAt === null ? 'Never' : <Time at={row.lastUsedAt} />}</Table.Td>
      <Table.Td>
        <State row={row} />
      </Table.Td>
      <Table.Td>
        {row.revokedAt === null && (
          <Group gap={6} wrap="nowrap">
            <RotateWebhook row={row} />
            <RevokeButton
              name={row.name}
              revoke={() => withStepUp(() => send('DELETE /api/webhooks/:id', { id: row.id }, undefined))}
              refresh={WEBHOOKS}
            />
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function State({ row }: { readonly row: WebhookView }) {
  if (row.revokedAt !== null) {
    return (
      <StatusMark tone="stop">
        Revoked <Time at={row.revokedAt} />
      </StatusMark>
    );
  }
  return (
    <>
      <StatusMark tone="good">Good</StatusMark>
      {row.previousUntil !== null && (
        <Text size="xs" c="dimmed">
          old secret until <Time at={row.previousUntil} stamp />
        </Text>
      )}
    </>
  );
}
