import { Code, EmptyState, Stack, Text } from '@mantine/core';
import { IconBroadcast } from '@tabler/icons-react';
import { useRead } from '../../api/query.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { AddReceiver } from './AddReceiver.tsx';
import { ReceiverCard } from './ReceiverCard.tsx';

/** Other tools that are told of every access and act: how far each is, and adding or ending one. */
export default function SiemPage() {
  const read = useRead('/api/siem/receivers', {}, { every: 5_000 });
  const list = read.data;
  return (
    <>
      <PageHead
        title="Event receivers"
        lead="Tools of yours that are told of every access and act in the ledger as OCSF events. No customer is in them. A receiver that is away misses nothing: each batch is sent until it is acknowledged."
        actions={<AddReceiver />}
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {list === undefined ? (
        read.error === null && <Loading what="receivers" height={180} />
      ) : (
        <Stack gap="md">
          {list.receivers.length === 0 && (
            <EmptyState
              icon={<IconBroadcast aria-hidden />}
              title="None so far"
              description="Add the address at which your SIEM takes JSON by webhook. Batches are signed, so that it can tell who sent them."
            />
          )}
          {list.receivers.map((receiver) => (
            <ReceiverCard key={receiver.id} receiver={receiver} size={list.size} />
          ))}
          <Text size="sm" c="dimmed">
            As a file instead, which each run goes on with:{' '}
            <Code>npx cordon siem export -o events.jsonl</Code>
          </Text>
        </Stack>
      )}
    </>
  );
}
