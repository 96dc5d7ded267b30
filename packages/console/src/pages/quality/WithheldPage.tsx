import { EmptyState, Group, Table, Text } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useRead } from '../../api/query.ts';
import type { QualityIntakeView } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { Cell } from '../../components/Cell.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormError } from '../../components/FormError.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { SmallAct } from '../../components/SmallAct.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { useDecision } from '../../keys/useDecision.ts';
import { QualityTabs } from './QualityTabs.tsx';
import { codeWords, KINDS } from './words.ts';

const STATES = {
  waiting: ['wait', 'Waits its turn'],
  working: ['wait', 'Is being anonymised'],
  withheld: ['stop', 'Withheld'],
  done: ['good', 'Done'],
  removed: ['plain', 'Destroyed'],
} as const;

/** What is not in the store: on its way, or withheld because it could not be anonymised. Nobody can read it. */
export default function WithheldPage() {
  const read = useRead('/api/quality/intakes', {}, { every: 5_000 });
  const { person } = useMe();
  const decides = person.role === 'company-admin' || person.role === 'privacy-officer';
  return (
    <>
      <PageHead
        title="Withheld conversations"
        lead="What could not be anonymised is shown to nobody. It waits sealed for the fault to be mended, and is destroyed when its time is over."
      />
      <QualityTabs />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {read.data === undefined ? (
        read.error === null && <Loading what="conversations" height={200} />
      ) : read.data.length === 0 ? (
        <EmptyState
          icon={<IconShieldCheck aria-hidden />}
          title="Nothing waits"
          description="Every conversation that came was anonymised."
        />
      ) : (
        <TableFrame label="Withheld conversations" cards>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Ticket</Table.Th>
                <Table.Th>Came</Table.Th>
                <Table.Th>Queue</Table.Th>
                <Table.Th>State</Table.Th>
                <Table.Th>Why, and the next step</Table.Th>
                <Table.Th>Destroyed</Table.Th>
                {decides && <Table.Th>Act</Table.Th>}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {read.data.map((intake) => (
                <Waiting key={intake.id} intake={intake} decides={decides} />
              ))}
            </Table.Tbody>
          </Table>
        </TableFrame>
      )}
    </>
  );
}

interface WaitingProps {
  readonly intake: QualityIntakeView;
  readonly decides: boolean;
}

function Waiting({ intake, decides }: WaitingProps) {
  const { id, number, kind, vendor, receivedAt, queue, state, why, withheldUntil } = intake;
  const [tone, words] = STATES[state];
  return (
    <Table.Tr>
      <Cell label="Ticket">
        {KINDS[kind]} of {number}, {vendor.name}
      </Cell>
      <Cell label="Came">
        <Time at={receivedAt} />
      </Cell>
      <Cell label="Queue">{codeWords(queue)}</Cell>
      <Cell label="State">
        <StatusMark tone={tone}>{words}</StatusMark>
      </Cell>
      <Cell label="Why, and the next step">
        <Text size="sm" maw={420}>
          {why ?? 'Nothing to do.'}
        </Text>
      </Cell>
      <Cell label="Destroyed">
        {withheldUntil === null ? 'once it is done' : <Time at={withheldUntil} />}
      </Cell>
      {decides && (
        <Cell label="Act">{state === 'withheld' ? <Acts id={id} /> : <Text size="sm">None</Text>}</Cell>
      )}
    </Table.Tr>
  );
}

function Acts({ id }: { readonly id: string }) {
  const refresh = ['/api/quality/intakes', '/api/quality/conversations'] as const;
  const signing = (act: string) => ({ act, words: { conversation: id }, closes: true });
  const again = useDecision(
    'POST /api/quality/intakes/:id/again',
    { id },
    signing('conversation-tried-again'),
    refresh,
  );
  const destroy = useDecision(
    'POST /api/quality/intakes/:id/destroy',
    { id },
    signing('conversation-destroyed'),
    refresh,
  );
  return (
    <>
      <Group gap={6}>
        <SmallAct act={again} input={{}} label="Try again" />
        <SmallAct act={destroy} input={{}} label="Destroy" />
      </Group>
      <FormError error={again.error ?? destroy.error} />
    </>
  );
}
