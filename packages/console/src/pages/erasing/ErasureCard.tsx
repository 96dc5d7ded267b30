import { Card, Group, Stack, Text } from '@mantine/core';
import type { Erasure } from '../../api/types.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { FormError } from '../../components/FormError.tsx';
import { SmallAct } from '../../components/SmallAct.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useDeciding } from './acts.ts';
import { AskUnsealing } from './AskUnsealing.tsx';
import { Parts } from './Parts.tsx';
import { EFFECTS, GROUNDS, KINDS, STATES } from './words.ts';

interface ErasureCardProps {
  readonly erasure: Erasure;
  readonly mayUnseal: boolean;
}

/** One erasure: of what, on what ground, by whom; and what is next. */
export function ErasureCard({ erasure, mayUnseal }: ErasureCardProps) {
  const { kind, ground, subject, state, proposed, decided, parts, mayDecide } = erasure;
  const approve = useDeciding(erasure, true);
  const refuse = useDeciding(erasure, false);
  const [tone, words] = STATES[state];
  const isSealed = parts.some(({ sealed }) => sealed > 0);
  return (
    <Card withBorder padding="sm" component="article">
      <Stack gap="xs">
        <Group justify="space-between" align="flex-start" gap="sm">
          <div>
            <Text size="sm" fw={600}>
              {KINDS[kind]}
              {subject !== null && `: customer ${subject}`}
            </Text>
            <Text size="sm">
              {GROUNDS[ground]}. {state === 'proposed' && EFFECTS[kind]}
            </Text>
            <Text size="xs" c="dimmed" component="div">
              Proposed by {proposed.by.name}, <EntryLink entry={proposed.entry} at={proposed.at} />
              {decided !== null && (
                <>
                  ; {state === 'refused' ? 'refused' : 'approved'} by {decided.by.name},{' '}
                  <EntryLink entry={decided.entry} at={decided.at} />
                </>
              )}
            </Text>
          </div>
          <StatusMark tone={tone}>
            {state === 'proposed' && !mayDecide ? 'Somebody else decides' : words}
          </StatusMark>
        </Group>
        <Parts parts={parts} />
        {(mayDecide || (mayUnseal && isSealed)) && (
          <Group gap={6}>
            {mayDecide && <SmallAct act={approve} input={{}} label="Approve, and erase now" main />}
            {mayDecide && <SmallAct act={refuse} input={{}} label="Refuse" />}
            {mayUnseal && isSealed && <AskUnsealing erasure={erasure.id} />}
          </Group>
        )}
        <FormError error={approve.error ?? refuse.error} />
      </Stack>
    </Card>
  );
}
