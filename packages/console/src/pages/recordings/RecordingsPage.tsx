import { EmptyState, Table, Text } from '@mantine/core';
import { IconPlayerRecord } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { RecordingView } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { Cell } from '../../components/Cell.tsx';
import { count } from '../../components/count.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { lengthOf, removedWords, states } from './words.ts';

const HEADINGS = ['When', 'Who', 'Ticket', 'Length', 'Accesses', 'State'] as const;

/** Recorded sessions, newest first; an agent sees which there are of their own. */
export default function RecordingsPage() {
  const { person } = useMe();
  const own = person.role === 'agent';
  const read = useRead('/api/recordings', {}, { every: 15_000 });
  const list = read.data;
  return (
    <>
      <PageHead
        title="Recordings"
        lead={
          own
            ? 'Which of your sessions were recorded, and until when they are kept. Every value in them was masked in your browser.'
            : 'How tickets were worked on, every value masked in the agent’s browser. To watch one is an access: it stands in the ledger with your name.'
        }
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {list === undefined && read.error === null && <Loading what="recordings" height={240} />}
      {list?.length === 0 && (
        <EmptyState
          icon={<IconPlayerRecord aria-hidden />}
          title="None so far"
          description="Sessions are recorded where an agreement has the clause “Recorded sessions”, once the agent was told."
        />
      )}
      {list !== undefined && list.length > 0 && (
        <TableFrame cards label="Recordings">
          <Table miw={760}>
            <Table.Thead>
              <Table.Tr>
                {HEADINGS.map((heading) => (
                  <Table.Th key={heading} scope="col">
                    {heading}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {list.map((recording) => (
                <Row key={recording.id} recording={recording} own={own} />
              ))}
            </Table.Tbody>
          </Table>
        </TableFrame>
      )}
    </>
  );
}

function Row({ recording, own }: { readonly recording: RecordingView; readonly own: boolean }) {
  const { id, person, vendor, ticket, place, startedAt, keptUntil, accesses, state, removed } = recording;
  const [tone, word] = states[state];
  const taken = removedWords(removed);
  return (
    <Table.Tr>
      <Cell label="When">
        <div>
          {own ? (
            <Time at={startedAt} />
          ) : (
            <Link className="link" to={`/recordings/${id}`}>
              Watch, <Time at={startedAt} bare />
            </Link>
          )}
          <Text size="xs" c="dimmed">
            kept until <Time at={keptUntil} stamp />
          </Text>
        </div>
      </Cell>
      <Cell label="Who">
        <div>
          {person.name}
          <Text size="xs" c="dimmed">
            {vendor.name}
          </Text>
        </div>
      </Cell>
      <Cell label="Ticket">
        <div>
          {ticket.number}
          {place === 'sidebar' && (
            <Text size="xs" c="dimmed">
              inside the helpdesk
            </Text>
          )}
        </div>
      </Cell>
      <Cell label="Length">{lengthOf(recording)}</Cell>
      <Cell label="Accesses">{count(accesses, 'access', 'accesses')}</Cell>
      <Cell label="State">
        <div>
          <StatusMark tone={tone}>{word}</StatusMark>
          {taken !== null && <StatusMark tone="bad">Second lock found something</StatusMark>}
        </div>
      </Cell>
    </Table.Tr>
  );
}
