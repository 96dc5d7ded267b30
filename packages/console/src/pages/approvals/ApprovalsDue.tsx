import { Stack, Title } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import { ApprovalCard } from './ApprovalCard.tsx';

/** Exports and reveals that wait for a second person; nothing when none does. */
export function ApprovalsDue() {
  const read = useRead('/api/approvals', {}, { every: 10_000 });
  const waiting = read.data?.filter(({ state }) => state === 'asked') ?? [];
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby="approvals">
      <Title order={2} id="approvals" mb="xs">
        Exports and reveals to approve
      </Title>
      <Stack gap="xs">
        {waiting.map((approval) => (
          <ApprovalCard key={approval.id} approval={approval} />
        ))}
      </Stack>
    </section>
  );
}
