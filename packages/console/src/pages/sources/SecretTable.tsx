import { Group, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Reads } from '../../api/endpoints.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { Cell } from '../../components/Cell.tsx';
import { RevokeButton } from '../../components/RevokeButton.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';

/** What every secret that a helpdesk holds has. */
interface Secret {
  readonly id: string;
  readonly name: string;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

interface SecretTableProps<R extends Secret> {
  readonly label: string;
  readonly rows: readonly R[];
  /** The column in which these secrets differ from others. */
  readonly column: { readonly title: string; readonly cell: (row: R) => ReactNode };
  /** What is said of one that is good. */
  readonly note?: (row: R) => ReactNode;
  /** What else can be done with one that is good. */
  readonly acts?: (row: R) => ReactNode;
  readonly revoke: (row: R) => Promise<unknown>;
  /** What to load again after one was taken away. */
  readonly refresh: keyof Reads;
}

/** Secrets that a helpdesk delivers tickets with: whether each is good, when it was used last, and taking it away. */
export function SecretTable<R extends Secret>(props: SecretTableProps<R>) {
  const { label, rows, column, note, acts, revoke, refresh } = props;
  const withStepUp = useStepUp();
  if (rows.length === 0) return null;
  return (
    <TableFrame cards label={label}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Name</Table.Th>
            <Table.Th scope="col">{column.title}</Table.Th>
            <Table.Th scope="col">Last used</Table.Th>
            <Table.Th scope="col">State</Table.Th>
            <Table.Th scope="col">Change</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Cell label="Name">{row.name}</Cell>
              <Cell label={column.title}>{column.cell(row)}</Cell>
              <Cell label="Last used">
                {row.lastUsedAt === null ? 'Never' : <Time at={row.lastUsedAt} />}
              </Cell>
              <Cell label="State">
                {row.revokedAt === null ? (
                  <>
                    <StatusMark tone="good">Good</StatusMark>
                    {note?.(row)}
                  </>
                ) : (
                  <StatusMark tone="stop">
                    Revoked <Time at={row.revokedAt} />
                  </StatusMark>
                )}
              </Cell>
              <Table.Td>
                {row.revokedAt === null && (
                  <Group gap={6}>
                    {acts?.(row)}
                    <RevokeButton
                      name={row.name}
                      revoke={() => withStepUp(() => revoke(row))}
                      refresh={refresh}
                    />
                  </Group>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableFrame>
  );
}
