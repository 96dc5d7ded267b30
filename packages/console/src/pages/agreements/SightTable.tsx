import { Table, Text } from '@mantine/core';
import { Cell } from '../../components/Cell.tsx';
import { categoryWords } from '../../components/dataWords.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import type { SightChange } from './sight.ts';

const WORDS = {
  gains: ['warn', 'Sees more'],
  loses: ['good', 'Sees less'],
  changes: ['wait', 'Sees otherwise'],
} as const;

/** Who sees more and who sees less, before anything is saved. */
export function SightTable({ changes }: { readonly changes: readonly SightChange[] }) {
  if (changes.length === 0) return <Text size="sm">Nobody sees more or less by this change.</Text>;
  return (
    <TableFrame cards label="Who sees more or less">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Effect</Table.Th>
            <Table.Th scope="col">Role and purpose</Table.Th>
            <Table.Th scope="col">Category</Table.Th>
            <Table.Th scope="col">Now</Table.Th>
            <Table.Th scope="col">Then</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changes.map(({ role, purpose, category, before, after, effect }) => {
            const [tone, words] = WORDS[effect];
            return (
              <Table.Tr key={`${role} ${purpose} ${category}`}>
                <Cell label="Effect">
                  <StatusMark tone={tone}>{words}</StatusMark>
                </Cell>
                <Cell label="Role and purpose">
                  {role}, {purpose}
                </Cell>
                <Cell label="Category">{categoryWords(category)}</Cell>
                <Cell label="Now">{before}</Cell>
                <Cell label="Then">{after}</Cell>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </TableFrame>
  );
}
