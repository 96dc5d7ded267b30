import { Button, Group, Stack, Text, Title } from '@mantine/core';
import type { ClosingView } from '../../../api/types.ts';
import { useMe } from '../../../app/me.ts';
import { useStepUp } from '../../../app/stepUpContext.ts';
import { count } from '../../../components/count.ts';
import { EntryLink } from '../../../components/EntryLink.tsx';
import { FormError } from '../../../components/FormError.tsx';
import { absolute } from '../../../components/instant.ts';
import { StatusMark } from '../../../components/StatusMark.tsx';
import { sendSigned } from '../../../keys/sendSigned.ts';
import { useClosingAct } from './useClosing.ts';
import classes from './closing.module.css';

const APPROVERS = ['company-admin', 'privacy-officer', 'security-officer'];

interface DestructionProps {
  readonly id: string;
  readonly closing: ClosingView;
}

/** Destroying what Cordon itself keeps of an ended agreement: two people, never while a legal hold is open. */
export function Destruction({ id, closing }: DestructionProps) {
  const { person } = useMe();
  const withStepUp = useStepUp();
  const { destructions, retainedUntil, closedAt, holds } = closing;
  const waiting = destructions.find(({ doneAt }) => doneAt === null);
  const ask = useClosingAct(id, () =>
    withStepUp(() =>
      sendSigned(
        'POST /api/agreements/:id/destruction',
        { id },
        {},
        { act: 'destruction-asked', words: { agreement: id } },
      ),
    ),
  );
  const approve = useClosingAct(id, (destruction: string) =>
    withStepUp(() =>
      sendSigned(
        'POST /api/agreements/:id/destruction/:destruction/approve',
        { id, destruction },
        {},
        { act: 'destruction-approved', words: { agreement: id, destruction } },
      ),
    ),
  );
  if (closedAt === null) return null;
  const held = holds.some(({ liftedAt }) => liftedAt === null);
  return (
    <section aria-labelledby="destruction" className={classes.part}>
      <Title order={2} id="destruction">
        What Cordon keeps
      </Title>
      <Stack gap="xs">
        <Text>
          The raw conversations and files of the vendor’s closed tickets, whose customer they were, and which
          cells were revealed. The ledger stays as it is: it holds no customer’s data.
        </Text>
        {held ? (
          <StatusMark tone="stop">A legal hold is open: nothing is destroyed.</StatusMark>
        ) : (
          retainedUntil !== null && <Text size="sm">May be destroyed from {absolute(retainedUntil)}.</Text>
        )}
        {waiting === undefined
          ? person.role === 'company-admin' && (
              <Group>
                <Button
                  size="xs"
                  color="red.9"
                  variant="outline"
                  {...(!held && { className: classes.danger ?? '' })}
                  disabled={held}
                  loading={ask.isPending}
                  onClick={() => {
                    ask.mutate();
                  }}
                >
                  Ask to destroy it
                </Button>
              </Group>
            )
          : APPROVERS.includes(person.role) && (
              <>
                <Text>{waiting.askedBy.name} asks to destroy it. It cannot be undone.</Text>
                {waiting.askedBy.id === person.id ? (
                  <Text size="sm" c="dimmed">
                    Another person has to approve.
                  </Text>
                ) : (
                  <Group>
                    <Button
                      size="xs"
                      color="red.9"
                      disabled={held}
                      loading={approve.isPending}
                      onClick={() => {
                        approve.mutate(waiting.id);
                      }}
                    >
                      Approve and destroy now
                    </Button>
                  </Group>
                )}
              </>
            )}
        <FormError error={ask.error ?? approve.error} />
        {destructions.map(({ id: done, counts, entry, askedBy, approvedBy }) =>
          counts === null || entry === null ? null : (
            <Text key={done} size="sm" component="div">
              Destroyed by {askedBy.name} and {approvedBy?.name}: {count(counts.messages, 'message')},{' '}
              {count(counts.attachments, 'file')}, the customer of {count(counts.tickets, 'conversation')},{' '}
              {count(counts.reveals, 'reveal')}
              {(counts.keys ?? 0) > 0 && ' and the keys that opened them'}, <EntryLink entry={entry} />
            </Text>
          ),
        )}
      </Stack>
    </section>
  );
}
