import { Table, Text } from '@mantine/core';
import { useRead } from '../../../api/query.ts';
import type { AgreementView, HistoryItem } from '../../../api/types.ts';
import { useMe } from '../../../app/me.ts';
import { Cell } from '../../../components/Cell.tsx';
import { EntryLink } from '../../../components/EntryLink.tsx';
import { ErrorAlert } from '../../../components/ErrorAlert.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { TableFrame } from '../../../components/TableFrame.tsx';
import { Time } from '../../../components/Time.tsx';
import { happened } from './happened.ts';

/** Everything that happened to the agreement, newest first, each with its ledger entry. */
export function HistoryTab({ view }: { readonly view: AgreementView }) {
  const { party } = useMe();
  const read = useRead('/api/agreements/:id/history', { id: view.row.id });
  // A vendor opens entries of its own people only; the number of the others is shown all the same.
  const opens = (item: HistoryItem): boolean => party.kind === 'company' || item.party?.id === party.id;
  return (
    <>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {read.data === undefined ? (
        read.error === null && <Loading what="history" height={200} />
      ) : (
        <TableFrame cards label="History">
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">When</Table.Th>
                <Table.Th scope="col">What</Table.Th>
                <Table.Th scope="col">Who</Table.Th>
                <Table.Th scope="col">Ledger</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {read.data.toReversed().map((item) => (
                <Table.Tr key={item.seq}>
                  <Cell label="When">
                    <Time at={item.at} stamp />
                  </Cell>
                  <Cell label="What">{happened(item)}</Cell>
                  <Cell label="Who">
                    {[item.person?.name, item.party?.name].filter((name) => name !== undefined).join(', ') ||
                      'By itself'}
                  </Cell>
                  <Cell label="Ledger">
                    {item.entry === null ? (
                      <Text size="sm" c="dimmed">
                        no entry
                      </Text>
                    ) : opens(item) ? (
                      <EntryLink entry={item.entry} />
                    ) : (
                      `entry ${item.entry}`
                    )}
                  </Cell>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </TableFrame>
      )}
    </>
  );
}
