import { EmptyState, Table, Text } from '@mantine/core';
import { IconSpeakerphone } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { ProtocolRow } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { DownloadButton } from '../../components/DownloadButton.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { SkeletonRows } from '../../components/SkeletonRows.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { ProtocolDetail } from './ProtocolDetail.tsx';
import { purposeName } from './words.ts';

const WIDTH = 5;

/** Every protocol there is or could be, and who has read it; one of them in full. */
export default function ProtocolsPage() {
  const { agreement, purpose } = useParams();
  return agreement === undefined || purpose === undefined ? (
    <AllProtocols />
  ) : (
    <ProtocolDetail key={`${agreement} ${purpose}`} agreement={agreement} purpose={purpose} />
  );
}

function AllProtocols() {
  const read = useRead('/api/protocols', {}, { every: 60_000 });
  const rows = read.data;
  return (
    <>
      <PageHead
        title="Protocols"
        lead="What whoever works for a purpose may ask, read aloud, type and send. Never wider than the agreement; held to on every text; acknowledged by each agent."
        actions={
          rows !== undefined &&
          rows.length > 0 && (
            <DownloadButton
              name="protocols.json"
              type="application/json"
              content={() => `${JSON.stringify(rows, null, 2)}\n`}
            >
              Download who acknowledged
            </DownloadButton>
          )
        }
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {rows?.length === 0 ? (
        <EmptyState
          icon={<IconSpeakerphone aria-hidden />}
          title="No agreement in force"
          description="Each purpose of an agreement in force has a protocol, drawn from its terms."
        />
      ) : (
        <TableFrame cards label="Protocols">
          <Table miw={720} aria-busy={rows === undefined}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">Purpose</Table.Th>
                <Table.Th scope="col">Agreement</Table.Th>
                <Table.Th scope="col">In force</Table.Th>
                <Table.Th scope="col">Acknowledged</Table.Th>
                <Table.Th scope="col">To do</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows === undefined && <SkeletonRows columns={WIDTH} rows={3} />}
              {rows?.map((row) => (
                <Row key={`${row.agreement.id} ${row.purpose}`} row={row} />
              ))}
            </Table.Tbody>
          </Table>
        </TableFrame>
      )}
    </>
  );
}

function Row({ row }: { readonly row: ProtocolRow }) {
  const { agreement, vendor, purpose, version, putAt, people, narrowed } = row;
  const has = people.filter(({ state }) => state === 'acknowledged').length;
  const stopped = people.filter(({ state }) => state === 'owed').length;
  return (
    <Table.Tr>
      <Cell label="Purpose">
        <Link className="link" to={`/protocols/${agreement.id}/${purpose}`}>
          {purposeName(purpose)}
        </Link>
      </Cell>
      <Cell label="Agreement">
        {agreement.title}
        <Text size="xs" c="dimmed">
          {vendor.name}
        </Text>
      </Cell>
      <Cell label="In force">
        {version === null || putAt === null ? (
          <StatusMark tone="plain">Not yet</StatusMark>
        ) : (
          <>
            Version {version}, <Time at={putAt} />
          </>
        )}
      </Cell>
      <Cell label="Acknowledged" {...(version === null && { 'data-empty': true })}>
        {version !== null && `${String(has)} of ${String(people.length)}`}
      </Cell>
      <Cell label="To do">
        {version === null ? (
          'Nobody is asked to acknowledge it before it is put in force.'
        ) : stopped > 0 ? (
          <StatusMark tone="warn">
            {stopped === 1 ? '1 person is stopped' : `${String(stopped)} people are stopped`}
          </StatusMark>
        ) : narrowed > 0 ? (
          <StatusMark tone="warn">Wider than the terms now; held to them</StatusMark>
        ) : (
          <StatusMark tone="good">Nothing</StatusMark>
        )}
      </Cell>
    </Table.Tr>
  );
}
