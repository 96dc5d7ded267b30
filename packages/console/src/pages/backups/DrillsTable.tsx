import { Table, Text } from '@mantine/core';
import type { RestoreDrill } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { EntryLink } from '../../components/EntryLink.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { problemWords, sizeWords, spanWords, stateWords } from './words.ts';

/** Every drill that ended: what came back, how long each part took, and what went wrong. */
export function DrillsTable({ drills }: { readonly drills: readonly RestoreDrill[] }) {
  return (
    <TableFrame label="Every drill" cards>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>When</Table.Th>
            <Table.Th>Result</Table.Th>
            <Table.Th>Came back</Table.Th>
            <Table.Th>Backup</Table.Th>
            <Table.Th>Restore</Table.Th>
            <Table.Th>Verify</Table.Th>
            <Table.Th>Asked by</Table.Th>
            <Table.Th>Entered</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {drills.map(({ id, endedAt, askedAt, state, measured, problem, askedBy, entry }) => (
            <Table.Tr key={id}>
              <Cell label="When">
                <Time at={endedAt ?? askedAt} />
              </Cell>
              <Cell label="Result">
                <StatusMark tone={stateWords(state).tone}>{stateWords(state).words}</StatusMark>
                {problem !== null && (
                  <Text size="xs" maw={320}>
                    {problemWords(problem)}
                  </Text>
                )}
              </Cell>
              <Cell label="Came back" {...(measured === null && { 'data-empty': true })}>
                {measured !== null &&
                  `${measured.rows.toLocaleString('en')} rows, ${measured.entries.toLocaleString('en')} entries`}
              </Cell>
              <Cell label="Backup" {...(measured === null && { 'data-empty': true })}>
                {measured !== null && `${sizeWords(measured.bytes)} in ${spanWords(measured.backUpMs)}`}
              </Cell>
              <Cell label="Restore" {...(measured === null && { 'data-empty': true })}>
                {measured !== null && spanWords(measured.restoreMs)}
              </Cell>
              <Cell label="Verify" {...(measured === null && { 'data-empty': true })}>
                {measured !== null && spanWords(measured.verifyMs)}
              </Cell>
              <Cell label="Asked by">{askedBy?.name ?? 'The schedule'}</Cell>
              <Cell label="Entered">{entry !== null && <EntryLink entry={entry} />}</Cell>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableFrame>
  );
}
