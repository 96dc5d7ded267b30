import { Button, EmptyState, Stack, Text, Title } from '@mantine/core';
import { IconDatabase } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { SourceView } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { DeliveryKeys } from './DeliveryKeys.tsx';
import { LookNow } from './LookNow.tsx';
import { Sidebars } from './Sidebars.tsx';
import { Helpdesk } from './Helpdesk.tsx';
import { Webhooks } from './Webhooks.tsx';
import { Parts } from './Parts.tsx';
import { MapTable } from './MapTable.tsx';

/** Customer databases: what they hold as confirmed, and what they hold beyond that. */
export default function SourcesPage() {
  const { person } = useMe();
  const read = useRead('/api/sources', {});
  return (
    <>
      <PageHead
        title="Sources"
        lead="The customer databases and APIs Cordon stands before. What is not in the confirmed map is hidden from everybody."
        actions={
          person.role === 'company-admin' && (
            <Button size="xs" component={Link} to="/sources/connect">
              Connect source
            </Button>
          )
        }
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {read.data === undefined && read.error === null && <Loading what="sources" height={300} />}
      {read.data?.length === 0 && (
        <EmptyState
          icon={<IconDatabase aria-hidden />}
          title="No source yet"
          description="Connect the PostgreSQL database or the JSON API that holds your customers. You confirm what each field holds before anybody sees anything."
        />
      )}
      <Stack gap="xl">
        {read.data?.map((source) => (
          <Source key={source.id} source={source} />
        ))}
      </Stack>
    </>
  );
}

function Source({ source }: { readonly source: SourceView }) {
  const { person } = useMe();
  const { id, name, map, database, reads, drift } = source;
  return (
    <section aria-labelledby={`source-${id}`}>
      <Title order={2} id={`source-${id}`}>
        <Link className="link" to={`/sources/${encodeURIComponent(id)}`}>
          {name}
        </Link>
      </Title>
      <Text size="sm" c="dimmed">
        {id}, version {map.version} of its map{reads === 'replica' && ', read at a replica'}
      </Text>
      <Stack gap={4} my="sm" fz="sm">
        <Parts source={source} linked />
        {database !== null && drift.length === 0 ? (
          <StatusMark tone="good">The database holds what the map says.</StatusMark>
        ) : (
          drift.map(({ resource, field, problem }) => (
            <StatusMark key={`${resource} ${field ?? ''} ${problem}`} tone="warn">
              {field === null ? resource : `${resource}, ${field}`}: {problem}
            </StatusMark>
          ))
        )}
      </Stack>
      <Stack gap="lg">
        <LookNow source={id} />
        <MapTable map={map} />
        <Helpdesk source={id} name={name} />
        {person.role === 'company-admin' && <DeliveryKeys source={id} name={name} />}
        {person.role === 'company-admin' && <Webhooks source={id} name={name} />}
        {person.role === 'company-admin' && <Sidebars source={id} name={name} />}
      </Stack>
    </section>
  );
}
