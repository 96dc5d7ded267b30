import { Alert, Code, Group, Stack, Text, Title } from '@mantine/core';
import { useRead } from '../../../api/query.ts';
import { ErrorAlert } from '../../../components/ErrorAlert.tsx';
import { ProposeWitness } from './ProposeWitness.tsx';
import { WitnessCard } from './WitnessCard.tsx';

/** Who watches that the ledger only grows: how lately, what is being decided, and how somebody becomes one. */
export function Witnesses({ vkey }: { readonly vkey: string }) {
  const read = useRead('/api/ledger/witnesses', {}, { every: 15_000 });
  const view = read.data;
  const shown = view?.witnesses.filter(({ state }) => state !== 'refused' && state !== 'removed') ?? [];
  return (
    <section aria-labelledby="witnesses">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="witnesses">
          Witnesses
        </Title>
        {view?.mayPropose === true && <ProposeWitness agreements={view.agreements} />}
      </Group>
      <Text size="sm" c="dimmed" mb="sm">
        A ledger that is rewritten whole and signed again looks whole. Somebody outside who saw it before
        notices. Two people agree on each witness, and on taking one away.
      </Text>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      <Stack gap="xs">
        {(view?.behind.length ?? 0) > 0 && (
          <Alert color="red" title="This ledger is behind what was seen of it">
            Nothing is shown to anybody until it is whole again. Stop Cordon, find the newest published log,
            and run <Code>npx cordon ledger recover</Code> on it.
          </Alert>
        )}
        {shown.map((witness) => (
          <WitnessCard key={witness.id} witness={witness} />
        ))}
        {view !== undefined && shown.length === 0 && <Text size="sm">Nobody outside watches it yet.</Text>}
      </Stack>
      <details>
        <summary>How to run one</summary>
        <Text size="sm" mb={4}>
          On a machine of its own, of the vendor or the auditor. It prints its verifier key, which is what is
          proposed here with its address.
        </Text>
        <Code block>
          npx cordon witness --dir witness --name witness.example --listen 0.0.0.0:7411 --log {vkey}
        </Code>
      </details>
    </section>
  );
}
