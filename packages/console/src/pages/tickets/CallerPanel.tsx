import { Alert, Stack, Text } from '@mantine/core';
import { IconLock, IconUserCheck } from '@tabler/icons-react';
import { useRef } from 'react';
import type { RefObject } from 'react';
import { Link } from 'react-router';
import { send } from '../../api/client.ts';
import { useRead } from '../../api/query.ts';
import type { TicketView } from '../../api/types.ts';
import { announce } from '../../app/announce.ts';
import { count } from '../../components/count.ts';
import { shortId } from '../../components/shortId.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { ActForm } from './ActForm.tsx';
import { useAct } from './useAct.ts';
import { useTicketChanges } from './useTicket.ts';
import classes from './card.module.css';

interface CallerPanelProps {
  readonly view: TicketView;
  /** The caller was confirmed: the forms fold away, and with them goes the place the reader was at. */
  readonly onBound: () => void;
}

/** Look somebody up by an exact value, and confirm what a caller says, without seeing either. */
export function CallerPanel({ view, onBound }: CallerPanelProps) {
  const { binding } = view.ticket;
  const unbound = binding === null || binding === 'agent';
  const said = useRef<HTMLInputElement>(null);
  if (view.lookupable.length === 0 && view.confirmable.length === 0) return null;
  const forms = (
    <Stack gap="md">
      <LookupForm view={view} said={said} />
      <ConfirmForm view={view} said={said} onBound={onBound} />
    </Stack>
  );
  if (!unbound) {
    return (
      <details className={classes.caller}>
        <summary>Look up or confirm</summary>
        {forms}
      </details>
    );
  }
  return (
    <section className={classes.caller} aria-label="Caller">
      <NextStep view={view} />
      {forms}
    </section>
  );
}

/** What stands between the agent and the record. */
function NextStep({ view }: { readonly view: TicketView }) {
  const { confirmTriesLeft, confirmMatchesNeeded } = view;
  if (confirmTriesLeft === 0) {
    return (
      <Alert
        variant="light"
        mb="sm"
        icon={<IconLock size={18} aria-hidden />}
        title="The record stays closed"
      >
        The caller could not be confirmed, and no tries are left on this ticket. Ask your team lead.
      </Alert>
    );
  }
  return (
    <Alert
      variant="light"
      mb="sm"
      icon={<IconUserCheck size={18} aria-hidden />}
      title="Confirm the caller first"
    >
      {view.ticket.binding === null
        ? 'No customer is tied to this ticket yet. Look the caller up by an exact value, then confirm what they say.'
        : `${matches(confirmMatchesNeeded)} needed before the record opens.`}
    </Alert>
  );
}

function matches(count: number): string {
  return count === 1 ? 'One more match is' : `${count} matches are`;
}

interface FormProps {
  readonly view: TicketView;
  /** Where what the caller says is typed. */
  readonly said: RefObject<HTMLInputElement | null>;
}

function LookupForm({ view, said }: FormProps) {
  const ticket = view.ticket.id;
  const { reload } = useTicketChanges(ticket);
  const claims = view.ticket.binding === null || view.ticket.binding === 'agent';
  const lookup = useAct(
    'lookup',
    ticket,
    (body) => send('POST /api/tickets/:ticket/lookup', { ticket }, body),
    // Only a claim changes the ticket; any other lookup would cost a read for nothing.
    async () => {
      if (!claims) return;
      await reload();
      // Hit or miss, what comes next is what the caller says.
      said.current?.focus();
    },
  );
  const result = lookup.data;
  const mine = useRead('/api/tickets', {});
  const numberOf = (id: string): string =>
    mine.data?.items.find((one) => one.id === id)?.externalId ?? shortId(id);
  return (
    <ActForm
      title="Look up by exact value"
      hint="A hit shows only tickets in your hand; a miss looks the same as somebody else's customer."
      choices={view.lookupable}
      label="Exact value"
      act="Look up"
      shortest={3}
      pending={lookup.isPending}
      error={lookup.error}
      onAct={(choice, value) => {
        lookup.mutate({ choice, value });
      }}
    >
      {result !== undefined && (
        <Text size="sm">
          {result.sentence}{' '}
          {result.tickets.map((id) => (
            <Link key={id} className="link" to={`/tickets/${id}`}>
              {id === ticket ? 'This ticket' : `Ticket ${numberOf(id)}`}
            </Link>
          ))}{' '}
          {result.lookupsLeft !== null && `${count(result.lookupsLeft, 'lookup')} left this shift. `}
          Entry {result.entry}.
        </Text>
      )}
    </ActForm>
  );
}

function ConfirmForm({ view, said, onBound }: FormProps & CallerPanelProps) {
  const ticket = view.ticket.id;
  const { reload } = useTicketChanges(ticket);
  const claims = view.ticket.binding === null || view.ticket.binding === 'agent';
  const confirm = useAct(
    'confirm',
    ticket,
    (body) => send('POST /api/tickets/:ticket/confirm', { ticket }, body),
    async ({ bound }) => {
      await reload();
      if (!bound || !claims) return;
      announce('Match. The caller is confirmed, the record opens.');
      onBound();
    },
  );
  const result = confirm.data;
  const left = result?.triesLeft ?? view.confirmTriesLeft;
  return (
    <ActForm
      title="Confirm what the caller says"
      hint={
        left === 0
          ? 'No tries are left on this ticket. Ask your team lead.'
          : `You learn only whether it matches. ${count(left, 'try', 'tries')} left on this ticket.`
      }
      choices={view.confirmable}
      label="What the caller says"
      act="Confirm"
      shortest={1}
      pending={confirm.isPending}
      disabled={left === 0}
      error={confirm.error}
      input={said}
      onAct={(choice, value) => {
        confirm.mutate({ choice, value });
      }}
    >
      {result !== undefined && (
        <Text component="div" size="sm">
          <StatusMark tone={result.match ? 'good' : 'warn'}>{result.match ? 'Match' : 'No match'}</StatusMark>{' '}
          {outcome(result)} Entry {result.entry}.
        </Text>
      )}
    </ActForm>
  );
}

function outcome({ bound, matchesNeeded }: { bound: boolean; matchesNeeded: number }): string {
  if (bound) return 'The caller is confirmed.';
  return `${matches(matchesNeeded)} needed.`;
}
