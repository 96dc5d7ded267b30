import { Button, Group, Stack, Text } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { Time } from '../../components/Time.tsx';
import { Alarms } from './Alarms.tsx';
import { BadgeFile } from './BadgeFile.tsx';
import { Events } from './Events.tsx';
import { FloorMap } from './FloorMap.tsx';
import { Holders } from './Holders.tsx';
import { Readers } from './Readers.tsx';
import { Visitors } from './Visitors.tsx';
import { Walks } from './Walks.tsx';

/** One site: who is where, what does not fit, its readers, visitors and walks. */
export default function SitePage() {
  const { site = '' } = useParams();
  const { person } = useMe();
  const read = useRead('/api/sites/:id/badges', { id: site }, { every: 10_000 });
  const view = read.data;
  const walks = !['team-lead', 'privacy-officer', 'auditor'].includes(person.role);
  return (
    <>
      <PageHead
        title={view === undefined ? 'Site' : view.site.name}
        lead={
          view !== undefined && (
            <>
              {view.named
                ? 'By their badges, as of '
                : 'In numbers: names are for the vendor and for your security officer. As of '}
              <Time at={view.at} clock />
            </>
          )
        }
        actions={
          walks && (
            <Button size="xs" component={Link} to={`/badges/${site}/walk`}>
              Walk through it
            </Button>
          )
        }
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {view === undefined ? (
        read.error === null && <Loading what="site" height={300} />
      ) : (
        <Stack gap="xl">
          <FloorMap view={view} />
          <Alarms alarms={view.alarms} />
          <Walks site={site} />
          <Visitors site={site} />
          <Readers view={view} />
          {view.named && <Events events={view.events} />}
          {view.mayChange && view.named && <Holders view={view} />}
          {view.mayChange && view.doors.length > 0 && (
            <Group>
              <BadgeFile site={site} />
              <Text size="sm" c="dimmed">
                A file is a record for these rules. It lets nobody work.
              </Text>
            </Group>
          )}
        </Stack>
      )}
    </>
  );
}
