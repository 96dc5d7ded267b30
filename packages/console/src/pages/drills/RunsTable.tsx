import { Button, Table } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { get } from '../../api/client.ts';
import type { DrillRunHead } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { EntryLink } from '../../components/EntryLink.tsx';
import { FormError } from '../../components/FormError.tsx';
import { saveFile } from '../../components/saveFile.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';

/** Each run with who asked for it, and the report that an audit can cite. */
export function RunsTable({ runs }: { readonly runs: readonly DrillRunHead[] }) {
  return (
    <TableFrame label="Every run" cards>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Begun</Table.Th>
            <Table.Th>What</Table.Th>
            <Table.Th>Asked by</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>Report</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {runs.map((run) => (
            <Table.Tr key={run.id}>
              <Cell label="Begun">
                <Time at={run.startedAt} />
              </Cell>
              <Cell label="What">{run.whole ? 'All drills' : run.drills.join(', ')}</Cell>
              <Cell label="Asked by">{run.askedBy?.name ?? 'The schedule, or the shell'}</Cell>
              <Cell label="State">
                {run.failed ? (
                  <StatusMark tone="bad">Broke off</StatusMark>
                ) : run.endedAt === null ? (
                  <StatusMark tone="wait">Under way</StatusMark>
                ) : (
                  <StatusMark tone="good">Made</StatusMark>
                )}
              </Cell>
              <Cell label="Report">
                {run.entry !== null && (
                  <>
                    <ReportButton id={run.id} /> <EntryLink entry={run.entry} />
                  </>
                )}
              </Cell>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableFrame>
  );
}

/** Saves the report with its hash and the proof of the entry that holds it. */
function ReportButton({ id }: { readonly id: string }) {
  const save = useMutation({
    mutationFn: () => get('/api/drills/runs/:id/report', { id }, {}),
    onSuccess: (report) => {
      saveFile(`drills-${id}.json`, 'application/json', JSON.stringify(report, null, 2));
    },
  });
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        loading={save.isPending}
        onClick={() => {
          save.mutate();
        }}
      >
        Save with its proof
      </Button>
      <FormError error={save.error} />
    </>
  );
}
