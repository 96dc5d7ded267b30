import { Code, Group, Text, Title } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import type { WebhookView } from '../../api/types.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Time } from '../../components/Time.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';
import { NewWebhook } from './NewWebhook.tsx';
import { RotateWebhook } from './RotateWebhook.tsx';
import { SecretTable } from './SecretTable.tsx';
import classes from './sources.module.css';
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
      <SecretTable
        label={`Webhooks of ${name}`}
        rows={hooks.data ?? []}
        column={{ title: 'Sends to', cell: (row) => <SendsTo row={row} /> }}
        note={(row) => <OldSecret row={row} />}
        acts={(row) => <RotateWebhook row={row} />}
        revoke={({ id }) =>
          sendSigned(
            'POST /api/webhooks/:id/revoke',
            { id },
            {},
            { act: 'webhook-revoked', words: { webhook: id }, closes: true },
          )
        }
        refresh={WEBHOOKS}
      />
    </section>
  );
}

function SendsTo({ row: { shape, path } }: { readonly row: WebhookView }) {
  return (
    <>
      <Code className={classes.address ?? ''}>
        POST {window.location.origin}
        {path}
      </Code>
      <Text size="xs" c="dimmed">
        {shapeName[shape]}
      </Text>
    </>
  );
}

function OldSecret({ row: { previousUntil } }: { readonly row: WebhookView }) {
  if (previousUntil === null) return null;
  return (
    <Text size="xs" c="dimmed">
      old secret until <Time at={previousUntil} stamp />
    </Text>
  );
}
