import { Table } from '@mantine/core';
import type { CanaryContact, CanaryView } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { EntryLink } from '../../components/EntryLink.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';

interface ContactsProps {
  readonly contacts: readonly CanaryContact[];
  readonly canaries: readonly CanaryView[];
}

const VIA = { mail: 'Mail', lookup: 'Looked up by another person', test: 'Test' } as const;

/** Whose view each use of an address names, and the entries under which that address was shown. */
export function Contacts({ contacts, canaries }: ContactsProps) {
  return (
    <TableFrame label="Who wrote to canaries" cards>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>When</Table.Th>
            <Table.Th>How</Table.Th>
            <Table.Th>Canary</Table.Th>
            <Table.Th>Shown to</Table.Th>
            <Table.Th>Shown by</Table.Th>
            <Table.Th>From</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {contacts.map(({ id, at, via, canary, person, vendor, agreement, entries, sender }) => (
            <Table.Tr key={id}>
              <Cell label="When">
                <Time at={at} />
              </Cell>
              <Cell label="How">
                <StatusMark tone={via === 'test' ? 'plain' : 'bad'}>{VIA[via]}</StatusMark>
              </Cell>
              <Cell label="Canary">{canaries.find((one) => one.id === canary)?.label ?? 'withdrawn'}</Cell>
              <Cell label="Shown to">
                {person === null
                  ? 'Nobody: the address on file'
                  : `${person.name}, ${vendor?.name ?? ''}, under ${agreement?.title ?? ''}`}
              </Cell>
              <Cell label="Shown by">
                {entries.length === 0
                  ? 'No entry'
                  : entries.slice(0, 5).map((entry) => (
                      <span key={entry}>
                        <EntryLink entry={entry} />{' '}
                      </span>
                    ))}
              </Cell>
              <Cell label="From">{sender}</Cell>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableFrame>
  );
}
