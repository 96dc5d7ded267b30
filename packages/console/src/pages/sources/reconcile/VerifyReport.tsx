import { Button, Stack, Text } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { get } from '../../../api/client.ts';
import type { ReconciliationView } from '../../../api/types.ts';
import { FormError } from '../../../components/FormError.tsx';
import { StatusMark } from '../../../components/StatusMark.tsx';
import { jsonHash } from '../../../keys/sha256.ts';
import { verifyEntry } from '../../accesses/index.ts';
import { holdsReport } from './holds.ts';

/** Hashes the report in this browser and looks whether its entry, proven in the signed tree, says the same. */
export function VerifyReport({ kept }: { readonly kept: ReconciliationView }) {
  const { report, entry } = kept;
  const verify = useMutation({
    mutationFn: async (index: number) => {
      const proof = await get('/api/ledger/entries/:index/proof', { index: String(index) });
      const hash = await jsonHash(report);
      const { body } = proof;
      return (
        body !== null && verifyEntry(proof).every(({ ok }) => ok) && holdsReport(body, report.source, hash)
      );
    },
  });
  if (entry === null) return <Text size="sm">Its entry is not in the ledger yet.</Text>;
  return (
    <Stack gap={4}>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconShieldCheck size={14} aria-hidden />}
        loading={verify.isPending}
        onClick={() => {
          verify.mutate(entry);
        }}
      >
        Verify in this browser
      </Button>
      <div role="status">
        {verify.data !== undefined && (
          <StatusMark tone={verify.data ? 'good' : 'bad'}>
            {verify.data
              ? 'The ledger has this report by its hash'
              : 'The ledger does not have this report as it stands here'}
          </StatusMark>
        )}
      </div>
      <FormError error={verify.error} />
    </Stack>
  );
}
