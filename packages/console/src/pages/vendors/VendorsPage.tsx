import { EmptyState, Table, Text } from '@mantine/core';
import { IconBuildings } from '@tabler/icons-react';
import { Link } from 'react-router';
import { Cell } from '../../components/Cell.tsx';
import { useRead } from '../../api/query.ts';
import type { VendorRow } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { AgreementMark } from '../../components/AgreementMark.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { SkeletonRows } from '../../components/SkeletonRows.tsx';
import { SortHeader } from '../../components/SortHeader.tsx';
import { sorted } from '../../components/sorted.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { useUrlSort } from '../../hooks/useUrl.ts';
import { NextReview } from '../assignments/index.ts';
import { NextAudit } from '../audits/index.ts';
import { AddVendor } from './AddVendor.tsx';

const COLUMNS = {
  name: (row: VendorRow) => row.name,
  days: (row: VendorRow) => row.agreement?.daysLeft ?? null,
  ready: (row: VendorRow) => (row.people === 0 ? null : row.peopleReady / row.people),
  networks: (row: VendorRow) => row.networks,
  tickets: (row: VendorRow) => row.openTickets,
  accesses: (row: VendorRow) => row.accesses24h,
  refused: (row: VendorRow) => row.refused24h,
} as const;

const WIDTH = 8;
const SOON_DAYS = 14;

/** One row a vendor, with small marks that open into what is behind them. */
export default function VendorsPage() {
  const { person } = useMe();
  const read = useRead('/api/vendors', {}, { every: 30_000 });
  const [sort, setSort] = useUrlSort('name');
  const rows = read.data;
  const mayAdd = person.role === 'company-admin' || person.role === 'vendor-manager';
  const head = { sort, onSort: setSort };
  return (
    <>
      <PageHead
        title="Vendors"
        lead="Who works with your customers' data, under which agreement."
        actions={mayAdd && <AddVendor />}
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      <NextReview />
      <NextAudit />
      <Text size="sm" mb="sm">
        <Link className="link" to="/exceptions">
          Leases and emergencies
        </Link>
      </Text>
      {rows?.length === 0 ? (
        <EmptyState
          icon={<IconBuildings aria-hidden />}
          title="No vendor yet"
          description="Add the support firm, its site and its networks; its admin gets an invitation. Then draft the agreement."
        />
      ) : (
        <TableFrame cards label="Vendors">
          <Table miw={900} aria-busy={rows === undefined}>
            <Table.Thead>
              <Table.Tr>
                <SortHeader by="name" label="Vendor" {...head} />
                <Table.Th scope="col">Agreement</Table.Th>
                <SortHeader by="days" label="Days left" numeric {...head} />
                <SortHeader by="ready" label="People ready" numeric {...head} />
                <SortHeader by="networks" label="Networks" numeric {...head} />
                <SortHeader by="tickets" label="Open tickets" numeric {...head} />
                <SortHeader by="accesses" label="Allowed, 24 h" numeric {...head} />
                <SortHeader by="refused" label="Refused, 24 h" numeric {...head} />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows === undefined && <SkeletonRows columns={WIDTH} rows={3} />}
              {sorted(rows ?? [], sort, COLUMNS).map((row) => (
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
      <Cell label="Vendor">
        <Link className="link" to={`/vendors/${row.id}`}>
          {row.name}
        </Link>
      </Cell>
      <Cell label="Agreement">
        {agreement === null ? (
          <StatusMark tone="warn">None</StatusMark>
        ) : (
          <>
            <Link className="link" to={`/agreements/${agreement.id}`}>
              {agreement.title}
            </Link>
            <br />
            <AgreementMark status={agreement.status} />
          </>
        )}
      </Cell>
      <Cell label="Days left" className="num">
        <DaysLeft agreement={agreement} />
      </Cell>
      <Cell label="People ready" className="num">
        <Link className="link" to={`/vendors/${row.id}?sort=ready`}>
          {row.peopleReady} of {row.people}
          <span className="visually-hidden"> people ready</span>
        </Link>
      </Cell>
      <Cell label="Networks" className="num">
        {row.networks === 0 ? <StatusMark tone="bad">0, nobody gets in</StatusMark> : row.networks}
      </Cell>
      <Cell label="Open tickets" className="num">
        {row.openTickets}
      </Cell>
      <Cell label="Allowed, 24 h" className="num">
        <Link className="link" to={`/accesses?vendor=${row.id}&ok=true&kind=data&last=24h`}>
          {row.accesses24h}
          <span className="visually-hidden"> allowed accesses</span>
        </Link>
      </Cell>
      <Cell label="Refused, 24 h" className="num">
        <Link className="link" to={`/accesses?vendor=${row.id}&ok=false&kind=data&last=24h`}>
          {row.refused24h}
          <span className="visually-hidden"> refused accesses</span>
        </Link>
      </Cell>
    </Table.Tr>
  );
}

function DaysLeft({ agreement }: { readonly agreement: VendorRow['agreement'] }) {
  if (agreement === null) return 'none';
  if (agreement.status !== 'in-force') return '0';
  if (agreement.daysLeft > SOON_DAYS) return agreement.daysLeft;
  return <StatusMark tone="bad">{agreement.daysLeft}</StatusMark>;
}
