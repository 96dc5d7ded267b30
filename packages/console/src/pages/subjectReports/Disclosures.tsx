import { List, Table, Text } from '@mantine/core';
import type { SubjectReport } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { count } from '../../components/count.ts';
import { plainWords } from '../../components/dataWords.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { fieldWords } from './fieldWords.ts';
import { leftOutWords } from './words.ts';

interface DisclosuresProps {
  readonly accounting: NonNullable<SubjectReport['accounting']>;
}

/** What is accounted for, and for whoever answers alone: what is not, and why. */
export function Disclosures({ accounting: { disclosures, leftOut, suspended } }: DisclosuresProps) {
  return (
    <>
      {disclosures.length === 0 ? (
        <Text size="sm">There is no disclosure to account for in this time.</Text>
      ) : (
        <TableFrame cards label="Disclosures">
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>When</Table.Th>
                <Table.Th>To whom</Table.Th>
                <Table.Th>What</Table.Th>
                <Table.Th>Why</Table.Th>
                <Table.Th>Proof</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {disclosures.map(({ entries, first, last, times, recipient, fields, purpose, ruled }) => (
                <Table.Tr key={entries[0]}>
                  <Cell label="When">
                    <Time at={first} stamp />
                    {times > 1 && (
                      <>
                        , {count(times, 'time')}, the last <Time at={last} stamp />
                      </>
                    )}
                  </Cell>
                  <Cell label="To whom">{recipient.name}</Cell>
                  <Cell label="What">{fields.length === 0 ? 'The conversation' : fieldWords(fields)}</Cell>
                  <Cell label="Why">
                    {plainWords(purpose)}
                    {!ruled && ', not ruled on'}
                  </Cell>
                  <Cell label="Proof">
                    <EntryLink entry={entries[0] ?? 0} />
                    {entries.length > 1 && ` and ${String(entries.length - 1)} more`}
                  </Cell>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </TableFrame>
      )}
      {(leftOut.length > 0 || suspended > 0) && (
        <div>
          <Text size="sm">Left out, and not in the file:</Text>
          <List size="sm">
            {leftOut.map(({ why, count: n }) => (
              <List.Item key={why}>
                {leftOutWords(why)}: {count(n, 'access', 'accesses')}
              </List.Item>
            ))}
            {suspended > 0 && (
              <List.Item>Held back for an agency: {count(suspended, 'access', 'accesses')}</List.Item>
            )}
          </List>
        </div>
      )}
    </>
  );
}
