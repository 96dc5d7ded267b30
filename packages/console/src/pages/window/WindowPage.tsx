import { EmptyState, Table } from '@mantine/core';
import { IconCalendarSearch } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { PrintStamp } from '../../components/PrintStamp.tsx';
import { SkeletonRows } from '../../components/SkeletonRows.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';

const HEADINGS = [
  'Agreement',
  'Vendor',
  'From',
  'Until',
  'People',
  'Accesses',
  'Refused',
  'Reveals',
] as const;

/** An auditor's scope and period; everything else does not exist for them. */
export default function WindowPage() {
  const read = useRead('/api/window', {});
  const rows = read.data?.agreements ?? [];
  return (
    <>
      <PageHead
        title="Window"
        lead="What you were given to look at. Open the accesses, sample some, and verify each in this browser."
      />
      <PrintStamp filter="The auditor's window" />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {!read.isPending && rows.length === 0 && read.error === null ? (
        <EmptyState
          icon={<IconCalendarSearch aria-hidden />}
          title="No window yet"
          description="The company gives you an agreement and a period when it invites you."
        />
      ) : (
        <TableFrame label="Scope">
          <Table miw={760}>
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
              {read.isPending && <SkeletonRows columns={HEADINGS.length} rows={2} />}
              {rows.map((row) => (
                <Table.Tr key={row.agreement}>
                  <Table.Td>
                    <Link className="link" to={`/agreements/${row.agreement}`}>
                      {row.title}
                    </Link>
                  </Table.Td>
                  <Table.Td>{row.vendor}</Table.Td>
                  <Table.Td>
                    <Time at={row.from} />
                  </Table.Td>
                  <Table.Td>
                    <Time at={row.until} />
                  </Table.Td>
                  <Table.Td>{row.people}</Table.Td>
                  <Table.Td>
                    <Link className="link" to={`/accesses?agreement=${row.agreement}&ok=true`}>
                      {row.accesses}
                    </Link>
                  </Table.Td>
                  <Table.Td>
                    <Link className="link" to={`/accesses?agreement=${row.agreement}&ok=false`}>
                      {row.refused}
                    </Link>
                  </Table.Td>
                  <Table.Td>
                    <Link className="link" to={`/accesses?agreement=${row.agreement}&kind=reveal`}>
                      {row.reveals}
                    </Link>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </TableFrame>
      )}
    </>
  );
}
