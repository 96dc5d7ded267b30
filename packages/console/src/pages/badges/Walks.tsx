import { Anchor, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { InspectionView } from '../../api/types.ts';
import { count } from '../../components/count.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';

/** Walks through a site, the newest first; each is read on a page of its own. */
export function Walks({ site }: { readonly site: string }) {
  const read = useRead('/api/sites/:id/inspections', { id: site });
  return (
    <section aria-labelledby="walks">
      <Title order={2} id="walks" mb="xs">
        Walks through it
      </Title>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {read.data?.inspections.length === 0 && <Text c="dimmed">Nobody walked through this site yet.</Text>}
      {read.data?.inspections.map((walk) => (
        <Walk key={walk.id} walk={walk} />
      ))}
    </section>
  );
}

function Walk({ walk: { id, site, at, by, items, entry } }: { readonly walk: InspectionView }) {
  const failed = items.filter(({ verdict }) => verdict === 'fail').length;
  return (
    <article aria-label={`Walk of ${by.name}`}>
      <Text>
        <StatusMark tone={failed === 0 ? 'good' : 'warn'}>
          {failed === 0 ? 'Passed' : `${count(failed, 'item')} failed`}
        </StatusMark>{' '}
        {by.name}
        {by.company ? '' : ' (the vendor itself)'}, <Time at={at} />, entry <EntryLink entry={entry} />
      </Text>
      <Anchor
        component={Link}
        size="sm"
        to={`/badges/${site}/walks/${id}`}
        aria-label={`Read the walk of ${by.name}`}
      >
        {failed === 0 ? 'Read it' : 'What failed'}
      </Anchor>
    </article>
  );
}
