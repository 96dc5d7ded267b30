import { Table, Text, Title } from '@mantine/core';
import type { SiteBadges } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';

const HOLDERS = {
  person: 'Nobody named',
  visitor: 'A visitor',
  unregistered: 'A badge in no register',
} as const;

/** The newest badges at readers. */
export function Events({ events }: { readonly events: SiteBadges['events'] }) {
  return (
    <section aria-labelledby="events">
      <Title order={2} id="events" mb="xs">
        At the readers
      </Title>
      {events.length === 0 ? (
        <Text c="dimmed">Nothing was told on the last day.</Text>
      ) : (
        <TableFrame cards label="Badges at readers, the newest fifty">
          <Table>
            <Table.Thead>
              <Table.Tr>
                {['When', 'Reader', 'Who', 'Door'].map((head) => (
                  <Table.Th key={head} scope="col">
                    {head}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {events.map(({ at, door, person, holder, result }, nth) => (
                <Table.Tr key={nth}>
                  <Cell label="When">
                    <Time at={at} />
                  </Cell>
                  <Cell label="Reader">{door}</Cell>
                  <Cell label="Who">{person?.name ?? HOLDERS[holder]}</Cell>
                  <Cell label="Door">
                    <StatusMark tone={result === 'granted' ? 'good' : 'stop'}>
                      {result === 'granted' ? 'Opened' : 'Stayed shut'}
                    </StatusMark>
                  </Cell>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </TableFrame>
      )}
    </section>
  );
}
