import { Stack, Title } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import { ExceptionLine } from './ExceptionLine.tsx';
import { isAlive } from './words.ts';

/** Leases and emergencies that run, wait for approval or for their review; nothing when none does. */
export function ExceptionsDue() {
  const read = useRead('/api/exceptions', {}, { every: 20_000 });
  const leases = read.data?.leases.filter(isAlive) ?? [];
  const emergencies = read.data?.emergencies.filter(isAlive) ?? [];
  if (leases.length + emergencies.length === 0) return null;
  return (
    <section aria-labelledby="exceptions">
      <Title order={2} id="exceptions" mb="xs">
        Leases and emergencies
      </Title>
      <Stack gap="xs">
        {emergencies.map((row) => (
          <ExceptionLine key={row.id} what="emergency" row={row} />
        ))}
        {leases.map((row) => (
          <ExceptionLine key={row.id} what="lease" row={row} />
        ))}
      </Stack>
    </section>
  );
}
