import { List, Table, Text, Title } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import type { RecordedView } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { count } from '../../components/count.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { kindName, whatWords } from '../accesses/index.ts';
import { whyOf } from './words.ts';

/** What stands in the ledger about whoever looks, why, who reads it, and what a machine may do with it. */
export default function RecordedPage() {
  const read = useRead('/api/me/recorded', {});
  return (
    <>
      <PageHead
        title="What is recorded about me"
        lead="Everything Cordon keeps of what you do at work, and why. It keeps nothing of what you do elsewhere."
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {read.data === undefined ? (
        read.error === null && <Loading what="what is recorded" height={300} />
      ) : (
        <Recorded view={read.data} />
      )}
      <section aria-labelledby="used">
        <Title order={2} id="used" mt="xl" mb="xs">
          What it is used for
        </Title>
        <List spacing="xs">
          <List.Item>
            The company and your employer’s leads see your accesses to customer data. Auditors see those of
            the agreement and time they audit.
          </List.Item>
          <List.Item>
            A program compares accesses with the tickets they were for, and with what is usual in your queue.
            What stands out is looked at by a person of the company.
          </List.Item>
          <List.Item>
            Where it is certain by how it is made, such as a customer who does not exist, the program may put
            your access on hold. You are told so by mail, you can say your side of it, and a person decides
            within hours. The record says that it was a machine.
          </List.Item>
          <List.Item>
            How much you do in a day is compared with those who do the same work. The company and your leads
            see where you stand among them, and none of the others by name. It is there to find collecting;
            more is not wrong by itself.
          </List.Item>
        </List>
      </section>
    </>
  );
}

function Recorded({ view: { days, kinds, newest } }: { readonly view: RecordedView }) {
  return (
    <>
      <TableFrame label={`Recorded in the last ${String(days)} days`} cards>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>What</Table.Th>
              <Table.Th>In {days} days</Table.Th>
              <Table.Th>Why</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {kinds.map(({ kind, times, last }) => (
              <Table.Tr key={kind}>
                <Cell label="What">{whyOf(kind).what}</Cell>
                <Cell label={`In ${String(days)} days`}>
                  {count(times, 'time')}, last <Time at={last} />
                </Cell>
                <Cell label="Why">{whyOf(kind).why}</Cell>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableFrame>
      {kinds.length === 0 && <Text c="dimmed">Nothing in the last {days} days.</Text>}
      <section aria-labelledby="newest">
        <Title order={2} id="newest" mt="xl" mb="xs">
          The newest {newest.length} entries about you
        </Title>
        <TableFrame label="Newest entries about me" cards="flow">
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>When</Table.Th>
                <Table.Th>What</Table.Th>
                <Table.Th>Ticket</Table.Th>
                <Table.Th>Entry</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {newest.map(({ entry, at, kind, what, ticket, ok, bySql }) => (
                <Table.Tr key={entry}>
                  <Cell label="When">
                    <Time at={at} stamp />
                  </Cell>
                  <Cell label="What">
                    {kindName(kind)}
                    {what === null || what === ''
                      ? ''
                      : `: ${whatWords({ kind, resource: what, fields: [] })}`}
                    {bySql && ', by SQL'}
                    {ok ? '' : ' (refused)'}
                  </Cell>
                  <Cell label="Ticket">{ticket ?? 'none'}</Cell>
                  <Cell label="Entry">{entry}</Cell>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </TableFrame>
      </section>
    </>
  );
}
