import { Stack, Title } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import { IncidentCard } from './IncidentCard.tsx';
import { useSignals } from './useSignals.ts';

const SHOWN = 3;

/** Open incidents, the gravest first, as they come; nothing when there is none. */
export function IncidentsDue() {
  const read = useRead('/api/incidents', {}, { every: 30_000 });
  useSignals();
  const open = read.data ?? [];
  if (open.length === 0) return null;
  return (
    <section aria-labelledby="incidents-due">
      <Title order={2} id="incidents-due" mb="xs">
        Incidents
      </Title>
      <Stack gap="xs">
        {open.slice(0, SHOWN).map((incident) => (
          <IncidentCard key={incident.id} incident={incident} below={2} />
        ))}
      </Stack>
    </section>
  );
}
