import { Alert, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { send } from '../../api/client.ts';
import { queryClient } from '../../api/query.ts';
import type { TicketView } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { signAct } from '../../keys/acts.ts';
import classes from './tickets.module.css';

type Option = TicketView['confirmable'][number];

/** Look somebody up by an exact value, and confirm what a caller says, without seeing either. */
export function CallerPanel({ view }: { readonly view: TicketView }) {
  const { binding } = view.ticket;
  const open = binding === null || binding === 'agent';
  return (
    <section className={classes.group} aria-label="Caller">
      {open && (
        <Alert variant="light" mb="sm" title="Confirm the caller first">
          {binding === null
            ? 'Nobody is bound to this ticket. Look the caller up, then confirm two values.'
            : `${String(view.confirmMatchesNeeded)} more values have to match before the record opens.`}
        </Alert>
      )}
      <Stack gap="md">
        <LookupForm view={view} />
        <ConfirmForm view={view} />
      </Stack>
    </section>
  );
}

/** A field to choose, a value to type, and one signed act. */
function useAct<T>(act: 'lookup' | 'confirm', ticket: string, run: (body: Body) => Promise<T>) {
  const withStepUp = useStepUp();
  return useMutation({
    mutationFn: ({ option, value }: { readonly option: Option; readonly value: string }) =>
      withStepUp(async () => {
        const { resource, field } = option;
        const {
          actId,
          actAt,
          signature,
          valueSalt = '',
        } = await signAct({ act, ticket, resource, field, value });
        return run({ resource, field, value, actId, actAt, signature, valueSalt });
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['/api/tickets/:ticket'] }),
  });
}

interface Body {
  readonly resource: string;
  readonly field: string;
  readonly value: string;
  readonly actId: string;
  readonly actAt: string;
  readonly signature: string;
  readonly valueSalt: string;
}

function LookupForm({ view }: { readonly view: TicketView }) {
  const ticket = view.ticket.id;
  const lookup = useAct('lookup', ticket, (body) =>
    send('POST /api/tickets/:ticket/lookup', { ticket }, body),
  );
  return (
    <ActForm
      title="Look up by exact value"
      options={view.lookupable}
      label="Exact value"
      act="Look up"
      pending={lookup.isPending}
      error={lookup.error}
      onAct={(option, value) => {
        lookup.mutate({ option, value });
      }}
    >
      {lookup.data !== undefined && <Text size="sm">{lookup.data.sentence}</Text>}
    </ActForm>
  );
}

function ConfirmForm({ view }: { readonly view: TicketView }) {
  const ticket = view.ticket.id;
  const confirm = useAct('confirm', ticket, (body) =>
    send('POST /api/tickets/:ticket/confirm', { ticket }, body),
  );
  return (
    <ActForm
      title={`Confirm what the caller says (${String(view.confirmTriesLeft)} tries left)`}
      options={view.confirmable}
      label="What the caller says"
      act="Confirm"
      pending={confirm.isPending}
      error={confirm.error}
      onAct={(option, value) => {
        confirm.mutate({ option, value });
      }}
    >
      {confirm.data !== undefined && (
        <StatusMark tone={confirm.data.match ? 'good' : 'bad'}>
          {confirm.data.match ? 'Match' : 'No match'}
        </StatusMark>
      )}
    </ActForm>
  );
}

interface ActFormProps {
  readonly title: string;
  readonly options: readonly Option[];
  readonly label: string;
  readonly act: string;
  readonly pending: boolean;
  readonly error: Error | null;
  readonly onAct: (option: Option, value: string) => void;
  readonly children: ReactNode;
}

function ActForm({ title, options, label, act, pending, error, onAct, children }: ActFormProps) {
  const [chosen, setChosen] = useState(0);
  const [value, setValue] = useState('');
  const option = options[chosen];
  if (option === undefined) return null;
  return (
    <form
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        onAct(option, value.trim());
      }}
    >
      <Stack gap="xs">
        <Text size="sm" fw={600}>
          {title}
        </Text>
        <Group gap="xs" align="flex-end" wrap="nowrap">
          <Select
            label="Field"
            w={150}
            allowDeselect={false}
            data={options.map((one, index) => ({ value: String(index), label: one.label }))}
            value={String(chosen)}
            onChange={(index) => {
              setChosen(Number(index ?? 0));
            }}
          />
          <TextInput
            label={label}
            required
            withAsterisk={false}
            minLength={3}
            autoComplete="off"
            value={value}
            onChange={(event) => {
              setValue(event.currentTarget.value);
            }}
            flex={1}
          />
          <Button type="submit" variant="default" loading={pending}>
            {act}
          </Button>
        </Group>
        <FormError error={error} />
        <div role="status">{children}</div>
      </Stack>
    </form>
  );
}
