import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useRead, useSend } from '../../api/query.ts';
import type { Network } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormError } from '../../components/FormError.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { PeopleTable } from '../../components/PeopleTable.tsx';
import { Loading } from '../../components/Loading.tsx';

/** One vendor: agreement, sites, networks, people. */
export default function VendorPage() {
  const { id = '' } = useParams();
  const { person } = useMe();
  const read = useRead('/api/vendors/:id', { id });
  const vendor = read.data;
  const mayChange = person.role === 'company-admin' || person.role === 'security-officer';
  return (
    <>
      <PageHead title={vendor?.row.name ?? 'Vendor'} />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {vendor === undefined ? (
        read.error === null && <Loading what="vendor" height={300} />
      ) : (
        <Stack gap="lg">
          <Text>
            {vendor.row.agreement === null ? (
              'No agreement: its people see nothing.'
            ) : (
              <>
                Agreement:{' '}
                <Link className="link" to={`/agreements/${vendor.row.agreement.id}`}>
                  {vendor.row.agreement.title}
                </Link>{' '}
                ({vendor.row.agreement.status}, {vendor.row.agreement.daysLeft} days left)
              </>
            )}
          </Text>
          <Text>Sites: {vendor.sites.map(({ name, country }) => `${name} (${country})`).join(', ')}</Text>
          <section>
            <Title order={2} size="h4">
              Networks
            </Title>
            <Text c="dimmed">Its people get in from these only; checked on every request.</Text>
            {vendor.networks.map((network) => (
              <NetworkRow key={network.id} vendor={id} network={network} mayRemove={mayChange} />
            ))}
            {mayChange && <AddNetwork vendor={id} />}
          </section>
          <section>
            <Title order={2} size="h4">
              People
            </Title>
            <PeopleTable rows={vendor.people} refresh="/api/vendors/:id" maySuspend={mayChange} />
          </section>
        </Stack>
      )}
    </>
  );
}

function NetworkRow({
  vendor,
  network,
  mayRemove,
}: {
  readonly vendor: string;
  readonly network: Network;
  readonly mayRemove: boolean;
}) {
  const remove = useSend('DELETE /api/vendors/:id/networks/:network', { id: vendor, network: network.id }, [
    '/api/vendors/:id',
  ]);
  return (
    <Group justify="space-between">
      <Text>
        {network.cidr}, {network.label}
      </Text>
      {mayRemove && (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`Remove ${network.cidr}`}
          loading={remove.isPending}
          onClick={() => {
            remove.mutate(undefined);
          }}
        >
          Remove
        </Button>
      )}
      <FormError error={remove.error} />
    </Group>
  );
}

function AddNetwork({ vendor }: { readonly vendor: string }) {
  const [cidr, setCidr] = useState('');
  const [label, setLabel] = useState('');
  const add = useSend('POST /api/vendors/:id/networks', { id: vendor }, ['/api/vendors/:id']);
  return (
    <form
      aria-label="Add a network"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ cidr, label, site: null });
      }}
    >
      <Group align="flex-end" gap="xs">
        <TextInput
          label="Range"
          placeholder="203.0.113.0/24"
          required
          value={cidr}
          onChange={(event) => {
            setCidr(event.currentTarget.value);
          }}
        />
        <TextInput
          label="Label"
          required
          value={label}
          onChange={(event) => {
            setLabel(event.currentTarget.value);
          }}
        />
        <Button type="submit" variant="default" loading={add.isPending}>
          Add
        </Button>
      </Group>
      <FormError error={add.error} />
    </form>
  );
}
