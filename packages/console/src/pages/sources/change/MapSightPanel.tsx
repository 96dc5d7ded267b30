import { Text, Title } from '@mantine/core';
import type { MapSight } from '../../../api/types.ts';
import { SightRows, SightSentence } from '../../../components/sight/SightRows.tsx';

/** Who would see more and who less by a new map, agreement by agreement, before it is kept. */
export function MapSightPanel({ sight }: { readonly sight: readonly MapSight[] }) {
  return (
    <section aria-labelledby="map-sight" role="status">
      <Title order={2} id="map-sight">
        What this changes
      </Title>
      {sight.length === 0 && (
        <Text size="sm">No agreement over this source: nobody sees anything of it.</Text>
      )}
      {sight.map((one) => (
        <div key={`${one.agreement} ${String(one.version)}`}>
          <Text size="sm">
            {one.title}, version {one.version}, {one.standing === 'in-force' ? 'in force' : one.standing}:
          </Text>
          <SightSentence sight={one} />
          <SightRows rows={one.rows} label={`Who sees more or less by ${one.title}`} />
        </div>
      ))}
    </section>
  );
}
