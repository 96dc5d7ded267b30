import { Table, Title } from '@mantine/core';
import type { QualityReport } from '../../api/types.ts';
import { TableFrame } from '../../components/TableFrame.tsx';
import classes from './quality.module.css';
import { removedWord } from './words.ts';

interface RemovedTableProps {
  readonly removed: QualityReport['removed'];
  readonly least: number;
}

/** What was taken out over all these weeks, by kind. */
export function RemovedTable({ removed, least }: RemovedTableProps) {
  if (removed.length === 0) return null;
  return (
    <section aria-labelledby="removed">
      <Title order={2} id="removed" mt="lg" mb="xs">
        What was removed
      </Title>
      <TableFrame label="Kinds of what was removed">
        <Table maw={480}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Kind</Table.Th>
              <Table.Th scope="col" className="num">
                Conversations
              </Table.Th>
              <Table.Th scope="col" className="num">
                Pieces
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {removed.map(({ type, conversations, pieces }) => (
              <Table.Tr key={type}>
                <Table.Th scope="row">{removedWord(type)}</Table.Th>
                <Table.Td className="num">
                  {conversations ?? <span className={classes.hidden}>fewer than {least}</span>}
                </Table.Td>
                <Table.Td className="num">
                  {pieces ?? <span className={classes.hidden}>hidden</span>}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableFrame>
    </section>
  );
}
