import { EmptyState, Table, Text } from '@mantine/core';
import { IconBuildings } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { VendorRow } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { SkeletonRows } from '../../components/SkeletonRows.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { AddVendor } from './AddVendor.tsx';

const HEADINGS = [
  'Vendor',
  'Agreement',
  'Days left',
  'People ready',
  'Networks',
  'Open tickets',
  'Accesses 24 h',
  'Refused 24 h',
] as const;

/** One row a vendor. */
export default function VendorsPage() {
  const { person } = useMe();
  const read = useRead('/api/vendors', {}, { every: 30_000 });
  const rows = read.data;
  const mayAdd = person.role === 'company-admin' || person.role === 'vendor-manager';
  return (
    <>
      <PageHead
        title="Vendors"
        lead="Who works with your customers' data, under which agreement."
        actions={mayAdd && <AddVendor />}
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {rows?.length === 0 ? (
        <EmptyState
          icon={<IconBuildings aria-hidden />}
          title="No vendor yet"
          description="Add the support firm, its site and its networks; its admin gets an invitation. Then draft the agreement."
        />
      ) : (
        <TableFrame label="Vendors">
          <Table miw={900}>
            <Table.Thead>
              <Table.Tr>
                {HEADINGS.map((heading) => (
                  <Table.Th key={heading} scope="col">
                    {heading}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows === undefined && <SkeletonRows columns={HEADINGS.length} rows={3} />}
              {rows?.map((row) => (
                <Row key={row.id} row={row} />
              ))}
            </Table.Tbody>
          </Table>
        </TableFrame>
      )}
    </>
  );
}

function Row({ row }: { readonly row: VendorRow }) {
  const { agreement } = row;
  return (
    <Table.Tr>
      <Table.Td>
        <Link className="link" to={`/vendors/${row.id}`}>
          {row.name}
        </Link>
      </Table.Td>
      <Table.Td>
        {agreement === null ? (
          <StatusMark tone="bad">None</StatusMark>
        ) : (
          <>
            <Link className="link" to={`/agreements/${agreement.id}`}>
              {agreement.title}
            </Link>
            <Text size="xs">
              <StatusMark tone={agreement.status === 'in-force' ? 'good' : 'warn'}>
                {agreement.status}
              </StatusMark>
            </Text>
          </>
        )}
      </Table.Td>
      <Table.Td>{agreement?.daysLeft ?? 'none'}</Table.Td>
      <Table.Td>
        {row.peopleReady} of {row.people}
      </Table.Td>
      <Table.Td>{row.networks}</Table.Td>
      <Table.Td>{row.openTickets}</Table.Td>
      <Table.Td>
        <Link className="link" to={`/accesses?vendor=${row.id}&ok=true`}>
          {row.accesses24h}
        </Link>
      </Table.Td>
      <Table.Td>
        <Link className="link" to={`/accesses?vendor=${row.id}&ok=false`}>
          {row.refused24h}
        </Link>
      </Table.Td>
    </Table.Tr>
  );
}
