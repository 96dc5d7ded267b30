import { Table } from '@mantine/core';
import type { MarkedCustomer } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { FormError } from '../../components/FormError.tsx';
import { SmallAct } from '../../components/SmallAct.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { useMarking } from './useMarking.ts';
import { MARKS } from './words.ts';

interface MarkedListProps {
  readonly customers: readonly MarkedCustomer[];
  readonly done: (changed: number, asked: number) => void;
}

/** Customers that were marked last, each with the way to end it. */
export function MarkedList({ customers, done }: MarkedListProps) {
  const { act } = useMarking((changed) => {
    done(changed, 1);
  });
  return (
    <>
      <FormError error={act.error} />
      <TableFrame label="Customers that were marked last" cards>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Customer</Table.Th>
              <Table.Th>Mark</Table.Th>
              <Table.Th>By</Table.Th>
              <Table.Th>Since</Table.Th>
              <Table.Th>
                <span className="visually-hidden">Acts</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {customers.map(({ id, source, subject, mark, person, markedBy, markedAt }) => (
              <Table.Tr key={id}>
                <Cell label="Customer">
                  {subject} of {source}
                </Cell>
                <Cell label="Mark">
                  {MARKS[mark]}
                  {person !== null && `: ${person.name}`}
                </Cell>
                <Cell label="By">{markedBy.name}</Cell>
                <Cell label="Since">
                  <Time at={markedAt} />
                </Cell>
                <Cell label="Acts">
                  <SmallAct
                    act={act}
                    input={{ source, mark, subjects: [subject], person: null, end: true }}
                    label={`End the mark of ${subject}`}
                  />
                </Cell>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableFrame>
    </>
  );
}
