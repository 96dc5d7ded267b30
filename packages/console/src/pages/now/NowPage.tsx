import { Card, EmptyState, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconActivity } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { Overview } from '../../api/types.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { Time } from '../../components/Time.tsx';
import { Approvals } from './Approvals.tsx';
import { MinuteBars } from './MinuteBars.tsx';
import { Loading } from '../../components/Loading.tsx';

/** What runs, what waits and what ends. */
export default function NowPage() {
  const read = useRead('/api/overview', {}, { every: 10_000 });
  const overview = read.data;
  return (
    <>
      <PageHead title="Now" lead="Accesses of the last hour, and what waits for you." />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {overview === undefined ? (
        read.error === null && <Loading what="overview" height={360} />
      ) : (
        <Stack gap="lg">
          <Figures overview={overview} />
          <section>
            <Title order={2} size="h4" mb="xs">
              Accesses a minute
            </Title>
            {overview.perMinute.length === 0 ? (
              <EmptyState
                icon={<IconActivity aria-hidden />}
                title="A quiet hour"
                description="No access in the last sixty minutes. They are drawn here as they happen."
              />
            ) : (
              <MinuteBars overview={overview} />
            )}
          </section>
          <Approvals />
          <Ending overview={overview} />
        </Stack>
      )}
    </>
  );
}

function Figures({ overview }: { readonly overview: Overview }) {
  const figures = [
    ['Accesses in 24 hours', overview.accessesToday, '/accesses?ok=true'],
    ['Refused in 24 hours', overview.refusedToday, '/accesses?ok=false'],
    ['Values on screen in clear', overview.openReveals, '/accesses?kind=reveal'],
    ['Live sessions', overview.liveSessions, '/accesses?kind=sign-in'],
  ] as const;
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }}>
      {figures.map(([label, value, to]) => (
        <Card key={label} withBorder padding="sm" component={Link} to={to}>
          <Text size="xl" fw={600} style={{ fontVariantNumeric: 'tabular-nums' }}>
            {value.toLocaleString('en')}
          </Text>
          <Text size="sm">{label}</Text>
        </Card>
      ))}
    </SimpleGrid>
  );
}

function Ending({ overview }: { readonly overview: Overview }) {
  if (overview.ending.length === 0) return null;
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        Agreements that end soon
      </Title>
      {overview.ending.map(({ agreement, title, vendor, until, daysLeft }) => (
        <Text key={agreement}>
          <Link className="link" to={`/agreements/${agreement}`}>
            {title}
          </Link>{' '}
          with {vendor}: {daysLeft} days left (<Time at={until} />)
        </Text>
      ))}
    </section>
  );
}
