import { Button, Code, Group, NumberInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../../api/query.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { Time } from '../../components/Time.tsx';
import { useUrl } from '../../hooks/useUrl.ts';
import { Loading } from '../../components/Loading.tsx';

/** Size, last checkpoint and witnesses; every entry proves itself in its drawer. */
export default function LedgerPage() {
  const read = useRead('/api/ledger', {}, { every: 15_000 });
  const [, change] = useUrl();
  const [entry, setEntry] = useState<string | number>('');
  const status = read.data;
  return (
    <>
      <PageHead
        title="Ledger"
        lead="Every access, refusal and administrative act, in a tree that cannot be changed unseen."
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {status === undefined ? (
        read.error === null && <Loading what="ledger" height={240} />
      ) : (
        <Stack gap="md">
          <Text size="lg">
            {status.size.toLocaleString('en')} entries
            {status.checkpointAt !== null && (
              <>
                , last checkpoint <Time at={status.checkpointAt} />
              </>
            )}
          </Text>
          <Text>
            {status.witnesses.length === 0
              ? 'No outside witness yet: keep a copy of the checkpoint below, it shows a rewritten past.'
              : status.witnesses.map(({ name }) => name).join(', ')}
          </Text>
          <form
            aria-label="Open an entry"
            onSubmit={(event) => {
              event.preventDefault();
              change({ entry });
            }}
          >
            <Group align="flex-end" gap="xs">
              <NumberInput
                label="Entry number"
                min={0}
                max={Math.max(0, status.size - 1)}
                value={entry}
                onChange={setEntry}
              />
              <Button type="submit" disabled={entry === ''}>
                Open entry
              </Button>
            </Group>
          </form>
          <div>
            <Text size="sm" fw={600}>
              Verifier key
            </Text>
            <Code block tabIndex={0}>
              {status.vkey}
            </Code>
          </div>
          <div>
            <Text size="sm" fw={600}>
              Signed checkpoint
            </Text>
            <Code block tabIndex={0}>
              {status.checkpoint}
            </Code>
          </div>
        </Stack>
      )}
    </>
  );
}
