import { Card, Group, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { IncidentView } from '../../api/types.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';

/** An agreement with the vendor that ended since the incident opened. */
export function Ended({ ended }: { readonly ended: IncidentView['ended'][number] }) {
  const { agreement, at, by, entry } = ended;
  return (
    <Card withBorder component="article" aria-labelledby={`ended-${agreement.id}`}>
      <Group justify="space-between" gap="xs">
        <Title order={3} size="h5" id={`ended-${agreement.id}`}>
          The agreement is ended: {agreement.name}
        </Title>
        <StatusMark tone="stop">Closed</StatusMark>
      </Group>
      <Text size="sm">
        {by === null ? 'It ran out' : `By ${by.name}`}, <Time at={at} />
        {entry !== null && (
          <>
            , <EntryLink entry={entry} />
          </>
        )}
        .{' '}
        <Link className="link" to={`/agreements/${agreement.id}?tab=closing`}>
          What is left to close
        </Link>
      </Text>
    </Card>
  );
}
