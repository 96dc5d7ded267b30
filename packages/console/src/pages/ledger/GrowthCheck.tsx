import { Button, Group, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { get } from '../../api/client.ts';
import type { LedgerStatus } from '../../api/types.ts';
import { FormError } from '../../components/FormError.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { checkGrowth } from './growth.ts';
import type { Seen } from './growth.ts';

/**
 * Compares the log with the first checkpoint this browser saw of it. Only public hashes are kept: a browser that was
 * shown one past notices when it is shown another.
 */
export function GrowthCheck({ status }: { readonly status: LedgerStatus }) {
  const [seen, setSeen] = useLocalStorage<Seen | null>({
    key: `cordon-seen ${status.vkey}`,
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  const { checkpoint, size } = status;
  useEffect(() => {
    if (seen === null && size > 0) setSeen({ checkpoint, size });
  }, [seen, setSeen, checkpoint, size]);

  const check = useMutation({
    mutationFn: async ({ from }: { readonly from: Seen }) =>
      checkGrowth(from, status, await get('/api/ledger/consistency', {}, { from: from.size, to: size })),
  });
  if (seen === null) return null;
  return (
    <section aria-label="Growth">
      <Group gap="sm">
        <Button
          size="xs"
          variant="default"
          loading={check.isPending}
          onClick={() => {
            check.mutate({ from: seen });
          }}
        >
          Check that nothing was rewritten
        </Button>
        <Text size="sm" c="dimmed">
          This browser first saw the ledger at {seen.size.toLocaleString('en')} entries.
        </Text>
      </Group>
      <Text component="div" size="sm" role="status" mt={4}>
        {check.data !== undefined && (
          <StatusMark tone={check.data.ok ? 'good' : 'bad'}>
            {check.data.ok ? 'It only grew' : 'It does not hold'}: {check.data.detail}
          </StatusMark>
        )}
      </Text>
      <FormError error={check.error} />
    </section>
  );
}
