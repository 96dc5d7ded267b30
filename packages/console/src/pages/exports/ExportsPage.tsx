import { Button, EmptyState, Stack } from '@mantine/core';
import { IconPackageExport } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { tracers } from '../../app/rights.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { ApprovalCard } from '../approvals/index.ts';
import { AskExport } from './AskExport.tsx';
import { ExportSteps } from './ExportSteps.tsx';

/** Exports: asked for, approved by a second person, made piece by piece, fetched once. */
export default function ExportsPage() {
  const { person } = useMe();
  const approvals = useRead('/api/approvals', {}, { every: 5000 });
  const exports = useRead('/api/exports', {}, { every: 2000 });
  const asked = approvals.data?.filter(({ request }) => request.kind === 'export') ?? [];
  return (
    <>
      <PageHead
        title="Exports"
        lead={`${person.role === 'agent' ? 'What you see of the customers in your hand' : 'What agents see of the customers in their hand'}, as a file: once a second person approved exactly that, marked, and fetched once.`}
        actions={
          person.role === 'agent' ? (
            <AskExport />
          ) : (
            tracers.includes(person.role) && (
              <Button component={Link} to="/exports/trace" size="xs" variant="default">
                Trace a leaked file
              </Button>
            )
          )
        }
      />
      <ErrorAlert error={approvals.error} onRetry={() => void approvals.refetch()} />
      {approvals.data !== undefined && asked.length === 0 && (
        <EmptyState
          icon={<IconPackageExport aria-hidden />}
          title="None so far"
          description="They can be asked for where an agreement has the clause “Exports”."
        />
      )}
      <Stack gap="xs">
        {asked.map((approval) => (
          <ApprovalCard key={approval.id} approval={approval}>
            <ExportSteps approval={approval} progress={exports.data?.find(({ id }) => id === approval.id)} />
          </ApprovalCard>
        ))}
      </Stack>
    </>
  );
}
