import { Card, Group, Text } from '@mantine/core';
import type { LedgerWitness } from '../../../api/types.ts';
import { useStepUp } from '../../../app/stepUpContext.ts';
import { EntryLink } from '../../../components/EntryLink.tsx';
import { FormError } from '../../../components/FormError.tsx';
import { SmallAct } from '../../../components/SmallAct.tsx';
import { StatusMark } from '../../../components/StatusMark.tsx';
import { Time } from '../../../components/Time.tsx';
import { useDecision } from '../../../keys/useDecision.ts';
import { HourOfCosigning } from './HourOfCosigning.tsx';

const WITNESSES = ['/api/ledger/witnesses', '/api/ledger'] as const;

/** One witness: whether it watches, when it last did, and what is to be decided about it. */
export function WitnessCard({ witness }: { readonly witness: LedgerWitness }) {
  const { id, vkey, name, url, runBy, agreement, required, state, cosigned, removing } = witness;
  const withStepUp = useStepUp();
  const leaving = state === 'removing';
  const words = { witness: id, vkey };
  // Which way it goes is the act's name: nothing of the choice is said twice.
  const signing = (act: string) => ({ act, words, says: () => ({}) });
  const yes = signing(leaving ? 'witness-removed' : 'witness-approved');
  const no = signing(leaving ? 'witness-kept' : 'witness-refused');
  const endpoint = 'POST /api/ledger/witnesses/:id/decide';
  const agree = useDecision(endpoint, { id }, yes, WITNESSES, undefined, withStepUp);
  const refuse = useDecision(endpoint, { id }, no, WITNESSES, undefined, withStepUp);
  const remove = useDecision(
    'POST /api/ledger/witnesses/:id/remove',
    { id },
    { act: 'witness-removal-asked', words },
    WITNESSES,
    undefined,
    withStepUp,
  );
  return (
    <Card withBorder padding="sm" component="article" aria-label={name}>
      <Group justify="space-between" gap="sm" align="start">
        <div>
          <Standing witness={witness} />
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {name}, run by {runBy?.name ?? 'somebody outside'}: {url}
          </Text>
          <Text size="xs" c="dimmed">
            {agreement === null ? 'For the whole ledger' : `For ${agreement.title}`}
            {required && ', nothing counts as witnessed without it'}
            {cosigned !== null && (
              <>
                ; cosigned {cosigned.size.toLocaleString('en')} entries <Time at={cosigned.at} />
              </>
            )}
          </Text>
          <Text size="xs" c="dimmed">
            Proposed by {witness.proposed.by.name} in <EntryLink entry={witness.proposed.entry} />
            {removing !== null && leaving && (
              <>
                ; {removing.by.name} asks for it to be removed in <EntryLink entry={removing.entry} />
              </>
            )}
          </Text>
        </div>
        <Group gap={6}>
          {witness.mayDecide && (
            <>
              <SmallAct act={agree} input={{ approve: true }} label={leaving ? 'Remove' : 'Approve'} main />
              <SmallAct act={refuse} input={{ approve: false }} label={leaving ? 'Keep' : 'Refuse'} />
            </>
          )}
          {witness.mayTakeBack && <SmallAct act={refuse} input={{ approve: false }} label="Take back" />}
          {witness.mayRemove && <SmallAct act={remove} input={{}} label="Ask to remove" />}
        </Group>
      </Group>
      {(state === 'in-force' || leaving) && <HourOfCosigning minutes={witness.minutes} name={name} />}
      <FormError error={agree.error ?? refuse.error ?? remove.error} />
    </Card>
  );
}

function Standing({
  witness: { state, cosigned, contradicts, mayDecide },
}: {
  readonly witness: LedgerWitness;
}) {
  if (contradicts !== null)
    return <StatusMark tone="bad">It has seen another ledger than this one</StatusMark>;
  if (state === 'proposed')
    return <StatusMark tone="warn">{mayDecide ? 'Waits for you' : 'Waits for a second person'}</StatusMark>;
  if (state === 'removing')
    return (
      <StatusMark tone="warn">
        {mayDecide ? 'Going: waits for you' : 'Going: a second person decides'}
      </StatusMark>
    );
  if (cosigned === null) return <StatusMark tone="warn">Has not cosigned yet</StatusMark>;
  return <StatusMark tone="good">Watches</StatusMark>;
}
