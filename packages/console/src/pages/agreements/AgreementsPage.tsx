import { EmptyState, Table } from '@mantine/core';
import { IconFileCertificate } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { SkeletonRows } from '../../components/SkeletonRows.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { AgreementMark } from './AgreementMark.tsx';
import { DraftForm } from './DraftForm.tsx';

const HEADINGS = ['Agreement', 'Vendor', 'Status', 'Version', 'From', 'Until', 'Days left'] as const;

export default function AgreementsPage() {
  const { person } = useMe();
  const read = useRead('/api/agreements', {});
  const rows = read.data;
  const mayDraft = person.role === 'company-admin' || person.role === 'vendor-manager';
  return (
    <>
      <PageHead
        title="Agreements"
        lead="What is signed here decides every access."
        actions={mayDraft && <DraftForm />}
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {rows?.length === 0 ? (
        <EmptyState
          icon={<IconFileCertificate aria-hidden />}
          title="No agreement yet"
          description="Nobody sees anything before one is signed by both parties. Draft one from the base agreement."
        />
      ) : (
        <TableFrame label="Agreements">
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
              {rows === undefined && <SkeletonRows columns={HEADINGS.length} rows={3} />}
              {rows?.map((row) => (
                <Table.Tr key={row.id}>
                  <Table.Td>
                    <Link className="link" to={`/agreements/${row.id}`}>
                      {row.title}
                    </Link>
                  </Table.Td>
                  <Table.Td>{row.vendor.name}</Table.Td>
                  <Table.Td>
                    <AgreementMark status={row.status} />
                  </Table.Td>
                  <Table.Td>{row.version}</Table.Td>
                  <Table.Td>
                    <Time at={row.from} />
                  </Table.Td>
                  <Table.Td>
                    <Time at={row.until} />
                  </Table.Td>
                  <Table.Td>{row.daysLeft}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </TableFrame>
      )}
    </>
  );
}
