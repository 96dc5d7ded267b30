import { Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { LeaverRow } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { Cell } from '../../components/Cell.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { PageTabs } from '../../components/PageTabs.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { TABS } from './tabs.ts';
import { msWords } from './words.ts';

/** Who left, by whatever hand, how soon everything was shut, and the proof of each. */
export default function LeaversPage() {
  const { person } = useMe();
  const read = useRead('/api/joining/leavers', {}, { every: 30_000 });
  return (
    <>
      <PageHead
        title="Leavers"
        lead="Whoever leaves loses everything they hold in one act. Here is what it was, how soon it was shut, and the proof of it."
      />
      {person.role !== 'auditor' && (
        <PageTabs label="Joining and leaving" tabs={TABS} current="/joining/leavers" />
      )}
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {read.data === undefined ? (
        read.error === null && <Loading what="leavers" height={240} />
      ) : read.data.length === 0 ? (
        <Text c="dimmed" mt="md">
          Nobody left yet. Whoever does by a directory, a roster or an admin’s word stands here.
        </Text>
      ) : (
        <Leavers leavers={read.data} />
      )}
    </>
  );
}

function Leavers({ leavers }: { readonly leavers: readonly LeaverRow[] }) {
  return (
    <TableFrame label="Leavers" cards>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Who</Table.Th>
            <Table.Th scope="col">Of</Table.Th>
            <Table.Th scope="col">Left</Table.Th>
            <Table.Th scope="col">Held</Table.Th>
            <Table.Th scope="col">Shut and read again after</Table.Th>
            <Table.Th scope="col">Found then</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {leavers.map(({ id, person, party, at, held, tookMs, alive, back }) => (
            <Table.Tr key={id}>
              <Cell label="Who">
                <Link className="link" to={`/joining/leavers/${id}`}>
                  {person.name}
                </Link>
                {back && ' (back since)'}
              </Cell>
              <Cell label="Of">{party.name}</Cell>
              <Cell label="Left">
                <Time at={at} />
              </Cell>
              <Cell label="Held">{held}</Cell>
              <Cell label="Shut and read again after">{tookMs === null ? 'not yet' : msWords(tookMs)}</Cell>
              <Cell label="Found then">
                {alive === null ? (
                  <StatusMark tone="wait">Not read again yet</StatusMark>
                ) : alive === 0 ? (
                  <StatusMark tone="good">All shut</StatusMark>
                ) : (
                  <StatusMark tone="bad">{alive} still worked</StatusMark>
                )}
              </Cell>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableFrame>
  );
}
