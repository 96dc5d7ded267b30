import { Code, Table } from '@mantine/core';
import type { BackupsView } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { EntryLink } from '../../components/EntryLink.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { sizeWords } from './words.ts';

/** Backups that were made: by the hash of its file each can be told from any other. */
export function BackupsTable({ backups }: Pick<BackupsView, 'backups'>) {
  return (
    <TableFrame label="Every backup" cards>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Made</Table.Th>
            <Table.Th>Holds</Table.Th>
            <Table.Th>Size</Table.Th>
            <Table.Th>Locked with</Table.Th>
            <Table.Th>Keys</Table.Th>
            <Table.Th>SHA-256 of the file</Table.Th>
            <Table.Th>Entered</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {backups.map(({ id, at, rows, entries, bytes, lockedWith, withKeys, sha256, entry }) => (
            <Table.Tr key={id}>
              <Cell label="Made">
                <Time at={at} />
              </Cell>
              <Cell label="Holds">
                {rows.toLocaleString('en')} rows, {entries.toLocaleString('en')} entries
              </Cell>
              <Cell label="Size">{sizeWords(bytes)}</Cell>
              <Cell label="Locked with">{lockedWith === 'passphrase' ? 'a passphrase' : 'public keys'}</Cell>
              <Cell label="Keys">{withKeys ? 'in a file of their own' : 'kept elsewhere'}</Cell>
              <Cell label="SHA-256 of the file">
                <Code title={sha256}>{sha256.slice(0, 16)}…</Code>
              </Cell>
              <Cell label="Entered">
                <EntryLink entry={entry} />
              </Cell>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableFrame>
  );
}
