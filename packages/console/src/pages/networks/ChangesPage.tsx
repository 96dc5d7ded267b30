import { Group, NativeSelect, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { Network, NetworkChange } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { EntryLink } from '../../components/EntryLink.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { PrintStamp } from '../../components/PrintStamp.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { useUrl } from '../../hooks/useUrl.ts';

/** Every change of where people may come from: what it opened or closed, who asked, who agreed, and its entries. */
export default function ChangesPage() {
  const [search, change] = useUrl();
  const vendor = search.get('vendor') ?? '';
  const read = useRead('/api/networks/changes', {}, { every: 30_000 });
  const parties = new Map(read.data?.map(({ party }) => [party.id, party.name]));
  const rows = read.data?.filter(({ party }) => vendor === '' || party.id === vendor);
  return (
    <>
      <PageHead
        title="Network changes"
        lead="Where people may come from is changed by two people. What only closes is done by one at once, and looked at by another afterwards."
      />
      <PrintStamp filter={vendor === '' ? 'all changes' : (parties.get(vendor) ?? vendor)} />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {rows === undefined && read.error === null && <Loading what="changes" height={200} />}
      {parties.size > 1 && (
        <Group mb="sm" className="no-print" role="search" aria-label="Filter changes">
          <NativeSelect
            label="Whose networks"
            size="xs"
            value={vendor}
            onChange={(event) => {
              change({ vendor: event.currentTarget.value });
            }}
            data={[{ value: '', label: 'All' }, ...[...parties].map(([value, label]) => ({ value, label }))]}
          />
        </Group>
      )}
      {rows?.length === 0 && (
        <Text c="dimmed">
          No network was changed in what you may look at. A change stands here from the moment it is proposed.
        </Text>
      )}
      {rows !== undefined && rows.length > 0 && <Changes rows={rows} />}
    </>
  );
}

function Changes({ rows }: { readonly rows: readonly NetworkChange[] }) {
  return (
    <TableFrame cards label="Changes">
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Whose</Table.Th>
            <Table.Th scope="col">Opened</Table.Th>
            <Table.Th scope="col">Closed</Table.Th>
            <Table.Th scope="col">Proposed</Table.Th>
            <Table.Th scope="col">Decided</Table.Th>
            <Table.Th scope="col">State</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Cell label="Whose">{row.party.name}</Cell>
              <Cell label="Opened">
                <Ranges of={row.adds} />
              </Cell>
              <Cell label="Closed">
                <Ranges of={row.removes} />
              </Cell>
              <Cell label="Proposed">
                <Step by={row.proposedBy.name} at={row.proposedAt} entry={row.entries.proposed} />
              </Cell>
              <Cell label="Decided">
                <Decided row={row} />
              </Cell>
              <Cell label="State">
                <State row={row} />
                {(row.mayConfirm || row.mayReview) && (
                  <Text size="xs">
                    <Link className="link" to="/now">
                      Decide it on Now
                    </Link>
                  </Text>
                )}
              </Cell>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableFrame>
  );
}

function Ranges({ of }: { readonly of: readonly Network[] }) {
  if (of.length === 0) return 'nothing';
  return of.map(({ id, cidr, label, site }) => (
    <div key={id}>
      <Text span ff="monospace" size="sm">
        {cidr}
      </Text>{' '}
      <Text span size="xs" c="dimmed">
        {label}
        {site !== null && ', one site'}
      </Text>
    </div>
  ));
}

interface StepProps {
  readonly by: string;
  readonly at: string;
  readonly entry: number | null;
  readonly children?: ReactNode;
}

function Step({ by, at, entry, children }: StepProps) {
  return (
    <>
      <div>{by}</div>
      <Text size="xs" c="dimmed">
        {children} <Time at={at} />
      </Text>
      {entry !== null && (
        <Text size="xs">
          <EntryLink entry={entry} />
        </Text>
      )}
    </>
  );
}

/** Who confirmed, withdrew or did it at once, and who looked at that afterwards. */
function Decided({ row }: { readonly row: NetworkChange }) {
  const { kind, state, decidedBy, decidedAt, reviewedBy, reviewedAt, entries } = row;
  if (decidedBy === null || decidedAt === null) return 'by nobody yet';
  const how = state === 'withdrawn' ? 'withdrew it' : kind === 'two-people' ? 'confirmed it' : 'alone';
  return (
    <>
      <Step by={decidedBy.name} at={decidedAt} entry={entries.decided}>
        {how}
      </Step>
      {reviewedBy !== null && reviewedAt !== null && (
        <Step by={reviewedBy.name} at={reviewedAt} entry={entries.reviewed}>
          looked at it
        </Step>
      )}
    </>
  );
}

function State({ row: { kind, state, cutOff, reviewedBy } }: { readonly row: NetworkChange }) {
  if (state === 'withdrawn') return <StatusMark tone="plain">Withdrawn</StatusMark>;
  if (state === 'stale') return <StatusMark tone="plain">Overtaken by another</StatusMark>;
  if (state === 'pending') return <StatusMark tone="wait">Waits for a second person</StatusMark>;
  if (kind === 'urgent' && reviewedBy === null) return <StatusMark tone="warn">Not looked at yet</StatusMark>;
  return (
    <>
      <StatusMark tone="good">{kind === 'first' ? 'First list' : 'Done'}</StatusMark>
      <Text size="xs" c="dimmed">
        {cutOff === null || cutOff === 0 ? 'Nobody cut off' : `People cut off: ${String(cutOff)}`}
      </Text>
    </>
  );
}
