import { Button, Group, NativeSelect, Table, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useSend } from '../../api/query.ts';
import type { Network, VendorView } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { Cell } from '../../components/Cell.tsx';
import { FormError } from '../../components/FormError.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';

interface NetworksProps {
  readonly vendor: string;
  readonly view: VendorView;
}

/** Where a vendor's people may come from; checked on every request. */
export function Networks({ vendor, view }: NetworksProps) {
  const { person } = useMe();
  const mayChange = person.role === 'company-admin' || person.role === 'security-officer';
  const { networks, sites } = view;
  return (
    <section>
      <Title order={2}>Networks</Title>
      <Text c="dimmed" mb="xs">
        Its people get in from these only. It is checked on every request, not at sign-in alone.
      </Text>
      {networks.length === 0 && <StatusMark tone="bad">None is listed, so nobody gets in.</StatusMark>}
      {networks.length > 0 && (
        <TableFrame cards label="Networks">
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">Range</Table.Th>
                <Table.Th scope="col">Label</Table.Th>
                <Table.Th scope="col">Site</Table.Th>
                {mayChange && <Table.Th scope="col">Act</Table.Th>}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {networks.map((network) => (
                <Table.Tr key={network.id}>
                  <Cell label="Range" ff="monospace">
                    {network.cidr}
                  </Cell>
                  <Cell label="Label">{network.label}</Cell>
                  <Cell label="Site">{sites.find(({ id }) => id === network.site)?.name ?? 'any'}</Cell>
                  {mayChange && (
                    <Table.Td>
                      <Remove vendor={vendor} network={network} last={networks.length === 1} />
                    </Table.Td>
                  )}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </TableFrame>
      )}
      {mayChange && <AddNetwork vendor={vendor} view={view} />}
    </section>
  );
}

interface RemoveProps {
  readonly vendor: string;
  readonly network: Network;
  /** The last one: without it nobody gets in. */
  readonly last: boolean;
}

/** Removing is asked twice, in place, and says what it does. */
function Remove({ vendor, network, last }: RemoveProps) {
  const [sure, setSure] = useState(false);
  const remove = useSend('DELETE /api/vendors/:id/networks/:network', { id: vendor, network: network.id }, [
    '/api/vendors/:id',
    '/api/vendors',
  ]);
  if (!sure) {
    return (
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Remove ${network.cidr}`}
        onClick={() => {
          setSure(true);
        }}
      >
        Remove
      </Button>
    );
  }
  return (
    <Group gap="xs">
      <Text size="sm">
        {last
          ? 'Nobody of this vendor gets in any more.'
          : 'Whoever is there now is out at their next click.'}
      </Text>
      <Button
        size="compact-xs"
        color="red.9"
        aria-label={`Remove ${network.cidr} now`}
        loading={remove.isPending}
        onClick={() => {
          remove.mutate(undefined);
        }}
      >
        Remove {network.cidr} now
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => {
          setSure(false);
        }}
      >
        Keep
      </Button>
      <FormError error={remove.error} />
    </Group>
  );
}

function AddNetwork({ vendor, view }: NetworksProps) {
  const [cidr, setCidr] = useState('');
  const [label, setLabel] = useState('');
  const [site, setSite] = useState('');
  const add = useSend(
    'POST /api/vendors/:id/networks',
    { id: vendor },
    ['/api/vendors/:id', '/api/vendors'],
    () => {
      setCidr('');
      setLabel('');
    },
  );
  return (
    <form
      aria-label="Add a network"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ cidr: cidr.trim(), label: label.trim(), site: site === '' ? null : site });
      }}
    >
      <Group align="flex-end" gap="xs" mt="sm">
        <TextInput
          label="Range"
          size="xs"
          placeholder="203.0.113.0/24"
          required
          withAsterisk={false}
          value={cidr}
          onChange={(event) => {
            setCidr(event.currentTarget.value);
          }}
        />
        <TextInput
          label="Label"
          size="xs"
          required
          withAsterisk={false}
          value={label}
          onChange={(event) => {
            setLabel(event.currentTarget.value);
          }}
        />
        <NativeSelect
          label="Site"
          size="xs"
          data={[
            { value: '', label: 'Any' },
            ...view.sites.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={site}
          onChange={(event) => {
            setSite(event.currentTarget.value);
          }}
        />
        <Button type="submit" size="xs" variant="default" loading={add.isPending}>
          Add network
        </Button>
      </Group>
      <FormError error={add.error} />
    </form>
  );
}
