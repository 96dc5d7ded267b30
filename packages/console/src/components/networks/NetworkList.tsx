import { Table, Text, Title } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import type { NetworksView } from '../../api/types.ts';
import { Cell } from '../Cell.tsx';
import { ErrorAlert } from '../ErrorAlert.tsx';
import { Loading } from '../Loading.tsx';
import { StatusMark } from '../StatusMark.tsx';
import { TableFrame } from '../TableFrame.tsx';
import { NetworkChanges } from './NetworkChanges.tsx';
import { NetworkDraft } from './NetworkDraft.tsx';

interface NetworkListProps {
  readonly party: string;
  /** Of the heading; absent where the page's title says it. */
  readonly title?: string;
}

/** Where a party's people may come from, and the changes of it. */
export function NetworkList({ party, title }: NetworkListProps) {
  const read = useRead('/api/networks', {}, { query: { party }, every: 30_000 });
  const view = read.data;
  return (
    <section aria-label="Networks">
      {title !== undefined && <Title order={2}>{title}</Title>}
      <Text c="dimmed" mb="xs">
        Checked on every request and on every open screen, not at sign-in alone.
        {view !== undefined &&
          view.sites.length > 0 &&
          ' A range of a site lets in the people of that site only.'}
      </Text>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {view === undefined ? (
        read.error === null && <Loading what="networks" height={160} />
      ) : (
        <>
          <Empty view={view} />
          {view.mayPropose ? (
            // Made anew when the list changes: a change is made against one list.
            <NetworkDraft key={view.revision} view={view} />
          ) : (
            view.networks.length > 0 && <Ranges view={view} />
          )}
          {view.ignoredHeaders !== null && view.ignoredHeaders > 0 && view.party.kind === 'company' && (
            <StatusMark tone="warn">
              {view.ignoredHeaders.toLocaleString('en')} requests claimed another address since this server
              started, and no named proxy sent them. They were not believed.
            </StatusMark>
          )}
          <NetworkChanges party={view.party.id} level={title === undefined ? 2 : 3} />
        </>
      )}
    </section>
  );
}

function Empty({ view: { party, networks } }: { readonly view: NetworksView }) {
  if (networks.length > 0) return null;
  return party.kind === 'vendor' ? (
    <StatusMark tone="bad">None is listed, so nobody gets in.</StatusMark>
  ) : (
    <StatusMark tone="plain">No list is kept, so the company’s people get in from anywhere.</StatusMark>
  );
}

function Ranges({ view: { networks, sites } }: { readonly view: NetworksView }) {
  return (
    <TableFrame cards label="Ranges">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Range</Table.Th>
            <Table.Th scope="col">Label</Table.Th>
            <Table.Th scope="col">Site</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {networks.map(({ id, cidr, label, site }) => (
            <Table.Tr key={id}>
              <Cell label="Range" ff="monospace">
                {cidr}
              </Cell>
              <Cell label="Label">{label}</Cell>
              <Cell label="Site">{sites.find((one) => one.id === site)?.name ?? 'any'}</Cell>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableFrame>
  );
}
