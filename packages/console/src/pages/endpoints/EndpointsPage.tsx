import { Stack, Text, Title } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import type { EndpointView } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { EndpointCard } from './EndpointCard.tsx';
import { NameEndpoint } from './NameEndpoint.tsx';
import classes from './endpoints.module.css';

const MAY_NAME: ReadonlySet<string> = new Set([
  'company-admin',
  'security-officer',
  'vendor-manager',
  'vendor-admin',
]);

/** Vendors' servers, looked at from outside every day: what is wrong, and how it is mended. */
export default function EndpointsPage() {
  const { person } = useMe();
  const read = useRead('/api/endpoints', {}, { every: 10_000 });
  const vendors = [...Map.groupBy(read.data ?? [], ({ vendor }) => vendor.id).values()];
  return (
    <>
      <PageHead
        title="Endpoints"
        lead="Servers of vendors that agents or customers reach. Once a day Cordon looks at each from outside, as anybody could: versions and ciphers, certificate, and what its first page says to browsers. What is wrong is a finding for the vendor."
        actions={MAY_NAME.has(person.role) && <NameEndpoint />}
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {read.data === undefined ? (
        read.error === null && <Loading what="endpoints" height={320} />
      ) : (
        <Stack gap="xl" mt="md">
          {vendors.length === 0 && (
            <Text c="dimmed" maw={720}>
              No server has been named. Begin with the ones that agents sign in to, and those that hold copies
              of what customers wrote.
            </Text>
          )}
          {vendors.map((endpoints) => (
            <OfVendor key={endpoints[0]?.vendor.id} endpoints={endpoints} />
          ))}
        </Stack>
      )}
    </>
  );
}

function OfVendor({ endpoints }: { readonly endpoints: readonly EndpointView[] }) {
  const vendor = endpoints[0]?.vendor;
  return (
    <section aria-labelledby={`vendor-${vendor?.id ?? ''}`}>
      <Title order={2} id={`vendor-${vendor?.id ?? ''}`} mb="xs">
        {vendor?.name}
      </Title>
      <div className={classes.list}>
        {endpoints.map((endpoint) => (
          <EndpointCard key={endpoint.id} endpoint={endpoint} />
        ))}
      </div>
    </section>
  );
}
