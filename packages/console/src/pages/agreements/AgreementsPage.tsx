import { Button, EmptyState, Table } from '@mantine/core';
import { IconFileCertificate } from '@tabler/icons-react';
import { Link } from 'react-router';
import { Cell } from '../../components/Cell.tsx';
import { useRead } from '../../api/query.ts';
import type { AgreementRow } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { AgreementMark } from '../../components/AgreementMark.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { day } from '../../components/instant.ts';
import { PageHead } from '../../components/PageHead.tsx';
import { SkeletonRows } from '../../components/SkeletonRows.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { SortHeader } from '../../components/SortHeader.tsx';
import { sorted } from '../../components/sorted.ts';
import { TableFrame } from '../../components/TableFrame.tsx';
import { useUrlSort } from '../../hooks/useUrl.ts';
import { DraftForm } from './DraftForm.tsx';

const COLUMNS = {
  title: (row: AgreementRow) => row.title,
  vendor: (row: AgreementRow) => row.vendor.name,
  status: (row: AgreementRow) => row.status,
  from: (row: AgreementRow) => row.from,
  until: (row: AgreementRow) => row.until,
  days: (row: AgreementRow) => row.daysLeft,
} as const;

const WIDTH = 7;

/** Every agreement this person may read. */
export default function AgreementsPage() {
  const { person } = useMe();
  const read = useRead('/api/agreements', {});
  const [sort, setSort] = useUrlSort('-days');
  const rows = read.data;
  const mayDraft = person.role === 'company-admin' || person.role === 'vendor-manager';
  const mayCheck = mayDraft || person.role === 'vendor-admin' || person.role === 'auditor';
  const head = { sort, onSort: setSort };
  return (
    <>
      <PageHead
        title="Agreements"
        lead="What is signed here decides every access."
        actions={
          <>
            <Button component={Link} size="xs" variant="default" to="/agreements/verify">
              Verify a signed PDF
            </Button>
            {mayCheck && (
              <Button component={Link} size="xs" variant="default" to="/agreements/check">
                Check a contract
              </Button>
            )}
            {mayDraft && <DraftForm />}
          </>
        }
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {rows?.length === 0 ? (
        <EmptyState
          icon={<IconFileCertificate aria-hidden />}
          title="No agreement yet"
          description="Nobody sees anything before one is signed by both parties. Draft one from the base agreement."
        />
      ) : (
        <TableFrame cards label="Agreements">
          <Table miw={760} aria-busy={rows === undefined}>
            <Table.Thead>
              <Table.Tr>
                <SortHeader by="title" label="Agreement" {...head} />
                <SortHeader by="vendor" label="Vendor" {...head} />
                <SortHeader by="status" label="Status" {...head} />
                <Table.Th scope="col" className="num">
                  Version
                </Table.Th>
                <SortHeader by="from" label="From" {...head} />
                <SortHeader by="until" label="Until" {...head} />
                <SortHeader by="days" label="Days left" numeric {...head} />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows === undefined && <SkeletonRows columns={WIDTH} rows={3} />}
              {sorted(rows ?? [], sort, COLUMNS).map((row) => (
                <Table.Tr key={row.id}>
                  <Cell label="Agreement">
                    <Link className="link" to={`/agreements/${row.id}`}>
                      {row.title}
                    </Link>
                  </Cell>
                  <Cell label="Vendor">{row.vendor.name}</Cell>
                  <Cell label="Status">
                    <AgreementMark status={row.status} reason={row.reason} />
                  </Cell>
                  <Cell label="Version" className="num">
                    {row.version}
                  </Cell>
                  <Cell label="From">{day(row.from)}</Cell>
                  <Cell label="Until">{day(row.until)}</Cell>
                  <Cell label="Days left" className="num">
                    <EndsSoon row={row} />
                  </Cell>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </TableFrame>
      )}
    </>
  );
}

/** From here on an agreement that ends without a renewal stands out. */
const REMIND_DAYS = 90;

/** Days left, and what to do while there is time. */
function EndsSoon({ row: { id, status, daysLeft, renewing } }: { readonly row: AgreementRow }) {
  if (status !== 'in-force' || daysLeft > REMIND_DAYS) return daysLeft;
  return (
    <StatusMark tone={daysLeft <= 7 ? 'bad' : 'warn'}>
      {daysLeft}:{' '}
      <Link className="link" to={`/agreements/${id}`}>
        {renewing ? 'renewal waits for signatures' : 'renew'}
      </Link>
    </StatusMark>
  );
}
