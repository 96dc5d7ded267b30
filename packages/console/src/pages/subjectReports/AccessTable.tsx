import { Table } from '@mantine/core';
import type { SubjectReport } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { plainWords } from '../../components/dataWords.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { fieldWords } from './fieldWords.ts';

/** Each access: what was done, with which fields, for what, by whom and under which clause. */
export function AccessTable({ accesses }: Pick<SubjectReport, 'accesses'>) {
  return (
    <TableFrame cards label="Accesses">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>When</Table.Th>
            <Table.Th>What was done</Table.Th>
            <Table.Th>Fields</Table.Th>
            <Table.Th>Purpose</Table.Th>
            <Table.Th>By</Table.Th>
            <Table.Th>Clause</Table.Th>
            <Table.Th>Proof</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {accesses.map(({ entries, at, words, outcome, fields, purpose, by, person, clauses }) => (
            <Table.Tr key={entries[0]}>
              <Cell label="When">
                <Time at={at} stamp />
              </Cell>
              <Cell label="What was done">
                {outcome === 'refused' ? 'Refused: nothing was shown' : words}
                {outcome === 'not-known' && '. How it ended was not recorded'}
              </Cell>
              <Cell label="Fields">{fieldWords(fields)}</Cell>
              <Cell label="Purpose">{plainWords(purpose)}</Cell>
              <Cell label="By">
                {by.name}
                {person !== null && `, ${person}`}
              </Cell>
              <Cell label="Clause">{clauses.map(({ id, title }) => `${id} ${title}`).join('; ')}</Cell>
              <Cell label="Proof">
                {entries.map((entry) => (
                  <span key={entry}>
                    <EntryLink entry={entry} />{' '}
                  </span>
                ))}
              </Cell>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableFrame>
  );
}
