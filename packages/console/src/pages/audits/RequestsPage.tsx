import { EmptyState, Stack } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useRead } from '../../api/query.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { RequestCard } from './RequestCard.tsx';

/** What auditors ask one's own party for, open ones first. */
export default function RequestsPage() {
  const read = useRead('/api/audit-requests', {}, { every: 15_000 });
  const requests = read.data?.requests;
  return (
    <>
      <PageHead
        title="Evidence asked for"
        lead="What an auditor asks your organisation for. Files are kept sealed; the auditor and the company see them, nobody else."
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {requests === undefined && read.error === null && <Loading what="requests" height={200} />}
      {requests?.length === 0 && (
        <EmptyState
          icon={<IconPaperclip aria-hidden />}
          title="Nothing is asked of you"
          description="When an auditor needs something, it stands here with the day by which it is due."
        />
      )}
      <Stack gap="sm">
        {requests?.map((request) => (
          <RequestCard key={request.id} request={request} mayAnswer />
        ))}
      </Stack>
    </>
  );
}
