import { Button, Group, List, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { ClosingView, LegalHold } from '../../../api/types.ts';
import { useMe } from '../../../app/me.ts';
import { useStepUp } from '../../../app/stepUpContext.ts';
import { categoryWords } from '../../../components/dataWords.ts';
import { FormError } from '../../../components/FormError.tsx';
import { StatusMark } from '../../../components/StatusMark.tsx';
import { Time } from '../../../components/Time.tsx';
import { sendSigned } from '../../../keys/sendSigned.ts';
import { useClosingAct } from './useClosing.ts';
import { REASONS } from './words.ts';

const KEEPERS = ['company-admin', 'privacy-officer'];

interface HoldsProps {
  readonly id: string;
  readonly closing: ClosingView;
}

/** Legal holds: while one is open, what it covers is not deleted and nothing is destroyed. Two people lift one. */
export function Holds({ id, closing }: HoldsProps) {
  const { person } = useMe();
  const keeps = KEEPERS.includes(person.role);
  const { holds, tasks } = closing;
  return (
    <section aria-labelledby="legal-holds">
      <Title order={3} id="legal-holds" mt="sm">
        Legal holds
      </Title>
      {holds.length === 0 ? (
        <Text size="sm" c="dimmed">
          None. A hold keeps data that a court, a regulator or a law asks for.
        </Text>
      ) : (
        <List size="sm" spacing={6}>
          {holds.map((hold) => (
            <List.Item key={hold.id}>
              <Hold id={id} hold={hold} keeps={keeps} />
            </List.Item>
          ))}
        </List>
      )}
      {keeps && (
        <Place
          id={id}
          categories={tasks.flatMap(({ kind, about }) =>
            kind === 'category' && about !== null ? [about] : [],
          )}
        />
      )}
    </section>
  );
}

function Hold({
  id,
  hold,
  keeps,
}: {
  readonly id: string;
  readonly hold: LegalHold;
  readonly keeps: boolean;
}) {
  const { person } = useMe();
  const withStepUp = useStepUp();
  const { category, reason, placedBy, placedAt, liftAskedBy, liftedBy, liftedAt } = hold;
  const lift = useClosingAct(id, (keep: boolean) =>
    withStepUp(() =>
      sendSigned(
        'POST /api/agreements/:id/holds/:hold/lift',
        { id, hold: hold.id },
        { keep },
        // Signed as what this page says it is: whoever means to ask does not lift.
        {
          act: keep
            ? 'legal-hold-kept'
            : liftAskedBy === null
              ? 'legal-hold-lift-asked'
              : 'legal-hold-lifted',
          words: { agreement: id, hold: hold.id },
        },
      ),
    ),
  );
  const what = category === null ? 'everything' : categoryWords(category);
  return (
    <Stack gap={2}>
      <div>
        <StatusMark tone={liftedAt === null ? 'stop' : 'plain'}>
          {liftedAt === null ? 'Open' : 'Lifted'}: {REASONS[reason]}, {what}
        </StatusMark>
        , placed by {placedBy.name}, <Time at={placedAt} />
        {liftedAt !== null && liftedBy !== null && (
          <>
            ; lifted by {liftAskedBy?.name} and {liftedBy.name}, <Time at={liftedAt} />
          </>
        )}
      </div>
      {liftedAt === null && liftAskedBy !== null && (
        <Text size="sm">{liftAskedBy.name} asks to lift it.</Text>
      )}
      {keeps && liftedAt === null && (
        <Group gap="xs">
          {liftAskedBy?.id === person.id ? (
            <Text size="sm" c="dimmed">
              Another person has to lift it.
            </Text>
          ) : (
            <Button
              size="compact-xs"
              variant="default"
              loading={lift.isPending}
              onClick={() => {
                lift.mutate(false);
              }}
            >
              {liftAskedBy === null ? 'Ask to lift it' : 'Lift it'}
            </Button>
          )}
          {liftAskedBy !== null && (
            <Button
              size="compact-xs"
              variant="default"
              loading={lift.isPending}
              onClick={() => {
                lift.mutate(true);
              }}
            >
              Keep it
            </Button>
          )}
        </Group>
      )}
      <FormError error={lift.error} />
    </Stack>
  );
}

const ALL = '';

function Place({ id, categories }: { readonly id: string; readonly categories: readonly string[] }) {
  const [category, setCategory] = useState(ALL);
  const [reason, setReason] = useState<LegalHold['reason']>('litigation');
  const place = useClosingAct(id, () => {
    const choice = { category: category === ALL ? null : category, reason };
    return sendSigned('POST /api/agreements/:id/holds', { id }, choice, {
      act: 'legal-hold-placed',
      words: { agreement: id, ...choice },
    });
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        place.mutate();
      }}
    >
      <Group align="flex-end" gap="xs" mt="xs">
        <NativeSelect
          label="What to keep"
          size="xs"
          value={category}
          data={[
            { value: ALL, label: 'Everything' },
            ...categories.map((value) => ({ value, label: categoryWords(value) })),
          ]}
          onChange={(event) => {
            setCategory(event.currentTarget.value);
          }}
        />
        <NativeSelect
          label="Why"
          size="xs"
          value={reason}
          data={Object.entries(REASONS).map(([value, label]) => ({ value, label }))}
          onChange={(event) => {
            setReason(event.currentTarget.value as LegalHold['reason']);
          }}
        />
        <Button type="submit" size="xs" variant="default" loading={place.isPending}>
          Place a legal hold
        </Button>
      </Group>
      <FormError error={place.error} />
    </form>
  );
}
