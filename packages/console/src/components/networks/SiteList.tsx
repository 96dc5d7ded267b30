import { Button, Group, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../../api/query.ts';
import type { SiteView } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { Cell } from '../Cell.tsx';
import { ErrorAlert } from '../ErrorAlert.tsx';
import { Loading } from '../Loading.tsx';
import { TableFrame } from '../TableFrame.tsx';
import { CloseSite } from './CloseSite.tsx';
import { SiteForm } from './SiteForm.tsx';

/** The places where a vendor's people work: its admin and the company's add, rename and close them. */
export function SiteList({ party }: { readonly party: string }) {
  const { person } = useMe();
  const read = useRead('/api/sites', {}, { query: { party } });
  const [doing, setDoing] = useState<Doing | null>(null);
  const done = (): void => {
    setDoing(null);
  };
  const sites = read.data;
  const mayChange = person.role === 'company-admin' || person.role === 'vendor-admin';
  return (
    <section aria-labelledby="sites">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="sites">
          Sites
        </Title>
        {mayChange && (
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              setDoing({ act: 'add' });
            }}
          >
            Add site
          </Button>
        )}
      </Group>
      <Text c="dimmed" mb="xs">
        Who is assigned to work at a site does that work from its networks.
      </Text>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {sites === undefined && read.error === null && <Loading what="sites" height={120} />}
      {sites?.length === 0 && <Text c="dimmed">No site is listed.</Text>}
      {sites !== undefined && sites.length > 0 && <SiteTable sites={sites} onDo={setDoing} />}
      {doing?.act === 'add' && <SiteForm party={party} site={null} onClose={done} />}
      {doing?.act === 'rename' && <SiteForm party={party} site={doing.site} onClose={done} />}
      {doing?.act === 'close' && <CloseSite site={doing.site} onClose={done} />}
    </section>
  );
}

type Doing = { readonly act: 'add' } | { readonly act: 'rename' | 'close'; readonly site: SiteView };

interface SiteTableProps {
  readonly sites: readonly SiteView[];
  readonly onDo: (doing: Doing) => void;
}

function SiteTable({ sites, onDo }: SiteTableProps) {
  const mayChange = sites.some((site) => site.mayChange);
  return (
    <TableFrame cards label="Open sites">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Site</Table.Th>
            <Table.Th scope="col">Country</Table.Th>
            {['Networks', 'Assignments', 'People'].map((head) => (
              <Table.Th key={head} scope="col" className="num">
                {head}
              </Table.Th>
            ))}
            {mayChange && <Table.Th scope="col">Change</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sites.map((site) => (
            <Table.Tr key={site.id}>
              <Cell label="Site">{site.name}</Cell>
              <Cell label="Country">{site.country}</Cell>
              <Cell label="Networks" className="num">
                {site.networks}
              </Cell>
              <Cell label="Assignments" className="num">
                {site.working}
              </Cell>
              <Cell label="People" className="num">
                {site.people}
              </Cell>
              {mayChange && (
                <Cell label="Change">
                  <Group gap="xs" wrap="nowrap">
                    {(['rename', 'close'] as const).map((act) => (
                      <Button
                        key={act}
                        size="compact-xs"
                        variant="default"
                        aria-label={`${act === 'rename' ? 'Rename' : 'Close'} ${site.name}`}
                        onClick={() => {
                          onDo({ act, site });
                        }}
                      >
                        {act === 'rename' ? 'Rename' : 'Close'}
                      </Button>
                    ))}
                  </Group>
                </Cell>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableFrame>
  );
}
