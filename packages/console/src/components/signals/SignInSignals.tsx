import { Table, Text, Title } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import type { SignInSignal } from '../../api/types.ts';
import { Cell } from '../Cell.tsx';
import { ErrorAlert } from '../ErrorAlert.tsx';
import { StatusMark } from '../StatusMark.tsx';
import { TableFrame } from '../TableFrame.tsx';
import { Time } from '../Time.tsx';
import { signalWords } from './signalWords.ts';

/**
 * Sign-ins with something new about them, and what their people said.
 * @param of one person's alone
 */
export function SignInSignals({ of = null }: { readonly of?: string | null }) {
  const read = useRead('/api/sign-in-signals', {}, { every: 60_000 });
  const rows = read.data?.filter(({ person }) => of === null || person.id === of);
  return (
    <section aria-labelledby="sign-in-signals">
      <Title order={2} id="sign-in-signals" mb="xs">
        New about sign-ins
      </Title>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {rows?.length === 0 && (
        <Text c="dimmed">
          Nothing in the last 90 days. A device, network or country not seen before shows here; it locks
          nobody out.
        </Text>
      )}
      {rows !== undefined && rows.length > 0 && (
        <TableFrame cards label="Sign-ins with something new">
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">Person</Table.Th>
                <Table.Th scope="col">When</Table.Th>
                <Table.Th scope="col">What is new</Table.Th>
                <Table.Th scope="col">They said</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((signal) => (
                <Table.Tr key={signal.id}>
                  <Cell label="Person">{signal.person.name}</Cell>
                  <Cell label="When">
                    <Time at={signal.at} />
                  </Cell>
                  <Cell label="What is new">Signed in {signalWords(signal)}</Cell>
                  <Cell label="They said">
                    <Said signal={signal} />
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

function Said({ signal: { answer } }: { readonly signal: SignInSignal }) {
  if (answer === null) return <StatusMark tone="wait">Not asked yet</StatusMark>;
  return answer === 'mine' ? (
    <StatusMark tone="good">It was them</StatusMark>
  ) : (
    <StatusMark tone="bad">It was not them</StatusMark>
  );
}
