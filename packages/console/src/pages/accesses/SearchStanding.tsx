import { Anchor, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { AccessList } from '../../api/types.ts';

interface SearchStandingProps {
  readonly indexed: AccessList['indexed'] | undefined;
  /** The filter as it is asked for. */
  readonly asked: Readonly<Record<string, string | null>>;
}

/** How far the list can tell, and what can be had of the same filter. */
export function SearchStanding({ indexed, asked }: SearchStandingProps) {
  const params = new URLSearchParams(
    Object.entries(asked).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
  const scoped = asked.agent != null || asked.vendor != null;
  return (
    <Group gap="md" mb="xs" className="no-print">
      {indexed !== undefined && (
        <Text size="sm" c="dimmed">
          Indexed up to {indexed.indexed.toLocaleString('en')} of {indexed.size.toLocaleString('en')} entries
        </Text>
      )}
      <Anchor href={`/api/accesses/file?${params.toString()}`} size="sm" download>
        Download all as CSV
      </Anchor>
      {scoped && (
        <Link className="link" to={`/scope?${params.toString()}`}>
          Whose data was seen
        </Link>
      )}
    </Group>
  );
}
