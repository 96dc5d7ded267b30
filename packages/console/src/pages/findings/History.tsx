import { Table, Text, Title } from '@mantine/core';
import type { FindingDetail } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { EntryLink } from '../../components/EntryLink.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { actWords } from './words.ts';

/** All that became of it, each step with its proof. */
export function History({ finding }: { readonly finding: FindingDetail }) {
  const { events } = finding;
  return (
    <section aria-labelledby="history">
      <Title order={2} id="history" mb="xs">
        What became of it
      </Title>
      {events.length === 0 ? (
        <Text c="dimmed">Nothing yet.</Text>
      ) : (
        <TableFrame label="Its steps" cards="flow">
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>When</Table.Th>
                <Table.Th>Who</Table.Th>
                <Table.Th>What</Table.Th>
                <Table.Th>Proof</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {events.map(({ id, at, by, act, detail, text, entry }) => (
                <Table.Tr key={id}>
                  <Cell label="When">
                    <Time at={at} stamp />
                  </Cell>
                  <Cell label="Who">
                    {by?.name ?? (act === 'finding-answered' ? 'Somebody by a link' : 'Cordon itself')}
                  </Cell>
                  <Cell label="What">
                    {actWords(act, detail)}
                    {text !== null && (
                      <Text size="sm" c="dimmed" style={{ whiteSpace: 'pre-wrap' }}>
                        {text}
                      </Text>
                    )}
                  </Cell>
                  <Cell label="Proof">{entry === null ? 'Being entered' : <EntryLink entry={entry} />}</Cell>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </TableFrame>
      )}
    </section>
  );
}
