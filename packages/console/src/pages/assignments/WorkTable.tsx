import { Group, Table, Text, Title } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import type { AssignmentView } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { Cell } from '../../components/Cell.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { SkeletonRows } from '../../components/SkeletonRows.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { useServerNow } from '../../hooks/useServerNow.ts';
import { EndButton } from './EndButton.tsx';
import { ExtendButton } from './ExtendButton.tsx';
import { changeWords, shiftWords } from '../../components/shiftWords.ts';
import { SwapButton } from './SwapButton.tsx';

const ENDERS: readonly string[] = ['company-admin', 'security-officer', 'vendor-manager', 'vendor-admin'];
const PLANNERS: readonly string[] = ['vendor-admin', 'team-lead'];

/** Who works now, whose shift ends when, and the acts on it. */
export function WorkTable({ party }: { readonly party: string }) {
  const { person } = useMe();
  const read = useRead('/api/assignments', {}, { query: { party }, every: 30_000 });
  const rows = read.data;
  const working = rows?.filter((row) => row.working).length ?? 0;
  const acts = ENDERS.includes(person.role) || PLANNERS.includes(person.role);
  return (
    <section aria-labelledby="work">
      <Title order={2} id="work" mb="xs">
        Work
      </Title>
      {rows !== undefined && (
        <Text size="sm" c="dimmed" mb="xs">
          {rows.length === 0
            ? 'Nobody has been given work yet: an agent sees nothing without a role and a purpose.'
            : `${working} of ${rows.length} are within their shift now.`}
        </Text>
      )}
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {rows?.length !== 0 && (
        <TableFrame cards label="Who works as what, and when">
          <Table miw={900} aria-busy={rows === undefined}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">Name</Table.Th>
                <Table.Th scope="col">Works as</Table.Th>
                <Table.Th scope="col">Agreement</Table.Th>
                <Table.Th scope="col">Shift</Table.Th>
                <Table.Th scope="col">Now</Table.Th>
                {acts && <Table.Th scope="col">Act</Table.Th>}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows === undefined && <SkeletonRows columns={acts ? 6 : 5} rows={4} />}
              {rows?.map((row) => (
                <Row key={row.id} row={row} rows={rows} acts={acts} />
              ))}
            </Table.Tbody>
          </Table>
        </TableFrame>
      )}
    </section>
  );
}

interface RowProps {
  readonly row: AssignmentView;
  readonly rows: readonly AssignmentView[];
  readonly acts: boolean;
}

function Row({ row, rows, acts }: RowProps) {
  const { person } = useMe();
  const now = useServerNow(30_000);
  const changed = changeWords(row, now);
  return (
    <Table.Tr>
      <Cell label="Name">
        {row.person.name}
        {row.site !== null && (
          <Text size="xs" c="dimmed">
            {row.site.name}
          </Text>
        )}
      </Cell>
      <Cell label="Works as">
        {row.accessRole}, {row.purpose}
      </Cell>
      <Cell label="Agreement">
        {row.agreement.title}
        {row.until !== null && (
          <Text size="xs" c="dimmed">
            until <Time at={row.until} stamp />
          </Text>
        )}
      </Cell>
      <Cell label="Shift">
        {shiftWords(row.shift)}
        {changed !== null && (
          <Text size="xs" c="dimmed">
            {changed}
          </Text>
        )}
      </Cell>
      <Cell label="Now">
        <StatusMark tone={row.working ? 'good' : 'plain'}>{row.working ? 'Works' : 'Off'}</StatusMark>
        {row.turnsAt !== null && (
          <Text size="xs" c="dimmed">
            {row.working ? 'until' : 'from'} <Time at={row.turnsAt} stamp />
          </Text>
        )}
      </Cell>
      {acts && (
        <Table.Td>
          <Group gap={6} wrap="nowrap">
            {PLANNERS.includes(person.role) && row.extendableHours > 0 && <ExtendButton row={row} />}
            {PLANNERS.includes(person.role) && row.shift !== null && <SwapButton row={row} rows={rows} />}
            {ENDERS.includes(person.role) && <EndButton row={row} />}
          </Group>
        </Table.Td>
      )}
    </Table.Tr>
  );
}
