import { Button, Group, NativeSelect, Radio, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import type { ErasureLook, ErasureProposal } from '../../api/types.ts';
import { count } from '../../components/count.ts';
import { FormError } from '../../components/FormError.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useLook, useProposal, type What } from './acts.ts';
import { Parts } from './Parts.tsx';
import { EFFECTS, GROUNDS, KINDS, total } from './words.ts';

const REQUESTED = ['subject-request', 'objection', 'unlawful'] as const;

/** Chooses what is to go, counts it, and proposes exactly that. */
export function ProposeErasure() {
  const [kind, setKind] = useState<What['kind']>('openings');
  const [subject, setSubject] = useState('');
  const [ground, setGround] = useState<ErasureProposal['ground']>('subject-request');
  const look = useLook();
  const what: What = { kind, agreement: null, subject: kind === 'openings' ? subject.trim() : null };
  const begin = (): void => {
    look.reset();
  };
  const propose = useProposal(() => {
    setSubject('');
    begin();
  });
  return (
    <section aria-labelledby="propose">
      <Title order={2} id="propose" mb="xs">
        Propose an erasure
      </Title>
      <Stack
        gap="sm"
        maw={720}
        component="form"
        onSubmit={(event) => {
          event.preventDefault();
          propose.reset();
          look.mutate(what);
        }}
      >
        <Radio.Group
          label="What is to go"
          value={kind}
          onChange={(value) => {
            setKind(value);
            begin();
          }}
        >
          <Stack gap={6} mt={4}>
            {(['openings', 'bodies'] as const).map((value) => (
              <Radio key={value} value={value} label={KINDS[value]} description={EFFECTS[value]} />
            ))}
          </Stack>
        </Radio.Group>
        {kind === 'openings' && (
          <>
            <TextInput
              label="Number of the customer"
              description="As your own database has it. It stands in no entry, and nowhere once this is done."
              autoComplete="off"
              value={subject}
              maxLength={80}
              onChange={(event) => {
                setSubject(event.currentTarget.value);
                begin();
              }}
            />
            <NativeSelect
              label="Ground"
              data={REQUESTED.map((value) => ({ value, label: GROUNDS[value] }))}
              value={ground}
              onChange={(event) => {
                setGround(event.currentTarget.value as ErasureProposal['ground']);
              }}
            />
          </>
        )}
        <FormError error={look.error} />
        <Group>
          <Button
            type="submit"
            variant="default"
            loading={look.isPending}
            disabled={kind === 'openings' && what.subject === ''}
          >
            Count what would go
          </Button>
        </Group>
        <div role="status">
          {propose.isSuccess && look.data === undefined && (
            <Text size="sm">Proposed. Nothing goes until somebody else approves it.</Text>
          )}
          {look.data !== undefined && <Counted look={look.data} kind={kind} />}
        </div>
        {look.data !== undefined && look.data.parts.length > 0 && (
          <>
            <FormError error={propose.error} />
            <Group>
              <Button
                color="red.9"
                loading={propose.isPending}
                onClick={() => {
                  const of = kind === 'bodies' ? 'term-over' : ground;
                  propose.mutate({ ...what, ground: of, look: look.data });
                }}
              >
                Propose to erase {count(total(look.data.parts), 'entry', 'entries')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </section>
  );
}

function Counted({ look, kind }: { readonly look: ErasureLook; readonly kind: What['kind'] }) {
  const { parts, left, held } = look;
  return (
    <Stack gap="xs">
      {parts.length === 0 ? (
        <Text size="sm">
          {kind === 'bodies' ? 'Nothing is past its term.' : 'No entry says that it is about this customer.'}
        </Text>
      ) : (
        <Parts parts={parts} />
      )}
      {held.map(({ agreement, title, entries }) => (
        <StatusMark key={agreement} tone="stop">
          {title}: a legal hold keeps {count(entries, 'entry', 'entries')}
        </StatusMark>
      ))}
      {left > 0 && (
        <Text size="sm">{count(left, 'more entry', 'more entries')} can be proposed after these.</Text>
      )}
    </Stack>
  );
}
