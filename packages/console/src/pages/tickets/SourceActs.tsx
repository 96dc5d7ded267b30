import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { canonicalText } from '@cordon/ledger';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import type { ActResult, TicketView } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { signAct } from '../../keys/acts.ts';
import { REASONS } from './reasons.ts';
import classes from './card.module.css';

type SourceAct = TicketView['acts'][number];
type Reason = (typeof REASONS)[number][0];

/** What can be done for the customer without seeing what it is done with. */
export function SourceActs({ ticket, acts }: { readonly ticket: string; readonly acts: TicketView['acts'] }) {
  if (acts.length === 0) return null;
  return (
    <details className={classes.caller}>
      <summary>Do something for the customer</summary>
      <Stack gap="md">
        {acts.map((act) => (
          <OneAct key={`${act.resource} ${act.name}`} ticket={ticket} act={act} />
        ))}
      </Stack>
    </details>
  );
}

function OneAct({ ticket, act }: { readonly ticket: string; readonly act: SourceAct }) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() => firstOf(act));
  const [reason, setReason] = useState<Reason>('customer-asked');
  const withStepUp = useStepUp();
  const carryOut = useMutation({
    // What was typed may be the customer's; nothing of it stays in memory.
    gcTime: 0,
    mutationFn: () =>
      withStepUp(async () => {
        const { resource, name } = act;
        const signed = await signAct({
          ...{ act: 'act', ticket, resource, field: name },
          value: canonicalText({ ...values }),
        });
        return send(
          'POST /api/tickets/:ticket/act',
          { ticket },
          { resource, act: name, values, reason, ...signed },
        );
      }),
    onSuccess: () => {
      setValues(firstOf(act));
    },
  });
  const missing = act.params.some(({ name }) => (values[name] ?? '').trim() === '');
  return (
    <form
      aria-label={act.label}
      onSubmit={(event) => {
        event.preventDefault();
        // One press is one call, however often it is pressed.
        if (!carryOut.isPending) carryOut.mutate();
      }}
    >
      <Stack gap={6}>
        <div>
          <Text size="sm" fw={600}>
            {act.label}
          </Text>
          <Text size="xs" c="dimmed">
            {act.says}
          </Text>
        </div>
        <Group gap="xs" align="flex-end">
          {act.params.map((param) => (
            <Param
              key={param.name}
              param={param}
              value={values[param.name] ?? ''}
              onValue={(value) => {
                setValues((old) => ({ ...old, [param.name]: value }));
              }}
            />
          ))}
          <NativeSelect
            label="Why"
            size="xs"
            data={REASONS.map(([value, label]) => ({ value, label }))}
            value={reason}
            onChange={(event) => {
              setReason(event.currentTarget.value as Reason);
            }}
          />
          <Button type="submit" size="xs" variant="default" loading={carryOut.isPending} disabled={missing}>
            {act.label}
          </Button>
        </Group>
        <FormError error={carryOut.error} />
        <div role="status">{carryOut.data !== undefined && <Outcome outcome={carryOut.data} />}</div>
      </Stack>
    </form>
  );
}

interface ParamProps {
  readonly param: SourceAct['params'][number];
  readonly value: string;
  readonly onValue: (value: string) => void;
}

function Param({ param, value, onValue }: ParamProps) {
  const { label, values, most } = param;
  if (values.length > 0) {
    return (
      <NativeSelect
        label={label}
        size="xs"
        data={[...values]}
        value={value}
        onChange={(event) => {
          onValue(event.currentTarget.value);
        }}
      />
    );
  }
  return (
    <TextInput
      label={label}
      size="xs"
      flex={1}
      miw={120}
      required
      withAsterisk={false}
      maxLength={most}
      autoComplete="off"
      value={value}
      onChange={(event) => {
        onValue(event.currentTarget.value);
      }}
    />
  );
}

const WORDS: Readonly<Record<ActResult['result'], readonly ['good' | 'stop' | 'warn', string, string]>> = {
  done: ['good', 'Done', 'The company’s system took it.'],
  refused: ['stop', 'Not done', 'The company’s system refused it; nothing was changed.'],
  unknown: [
    'warn',
    'Nobody knows',
    'The company’s system did not say whether it was done. Do not do it again: ask your team lead to look first.',
  ],
};

function Outcome({ outcome: { result, entry } }: { readonly outcome: ActResult }) {
  const [tone, word, sentence] = WORDS[result];
  return (
    <Text component="div" size="sm">
      <StatusMark tone={tone}>{word}</StatusMark> {sentence} Entry {entry}.
    </Text>
  );
}

/** Choices begin with the first there is; the rest is typed. */
function firstOf({ params }: SourceAct): Readonly<Record<string, string>> {
  return Object.fromEntries(params.map(({ name, values }) => [name, values[0] ?? '']));
}
