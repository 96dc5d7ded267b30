import { Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { TicketList, TicketSummary } from '../../api/types.ts';
import { Loading } from '../../components/Loading.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { QuestionWaits } from '../training/QuestionWaits.tsx';
import classes from './tickets.module.css';

interface QueuePaneProps {
  readonly list: TicketList | undefined;
  readonly open: string | null;
}

/** The person's own tickets. */
export function QueuePane({ list, open }: QueuePaneProps) {
  if (list === undefined) return <Loading what="tickets" height={220} />;
  return (
    <nav aria-label="My tickets">
      <ul className={classes.queue}>
        {list.items.map((ticket) => (
          <li key={ticket.id}>
            <Link
              className={classes.ticket}
              to={`/tickets/${ticket.id}`}
              aria-current={ticket.id === open ? 'page' : undefined}
            >
              <Text size="sm" fw={600} lh={1.3} data-values>
                {ticket.subjectLine}
              </Text>
              <Text size="xs" c="dimmed">
                {ticket.externalId}, <Time at={ticket.lastWorkAt} bare />
              </Text>
              <Group gap="xs" fz="xs">
                <Hand ticket={ticket} />
                {(ticket.priority === 'urgent' || ticket.priority === 'high') && (
                  <StatusMark tone="warn">{ticket.priority === 'urgent' ? 'Urgent' : 'High'}</StatusMark>
                )}
              </Group>
            </Link>
          </li>
        ))}
      </ul>
      {list.items.length === 0 && (
        <Text size="sm" c="dimmed" p="sm">
          {list.waiting === 0
            ? 'No tickets are assigned to you, and none waits. New ones show up by themselves.'
            : 'No tickets are assigned to you. Take the next one.'}
        </Text>
      )}
      <QuestionWaits />
    </nav>
  );
}

function Hand({ ticket: { binding, inHand, inHandUntil, status } }: { readonly ticket: TicketSummary }) {
  if (status === 'closed') return <StatusMark tone="plain">Closed</StatusMark>;
  if (binding === null || binding === 'agent') return <StatusMark tone="warn">Confirm caller</StatusMark>;
  if (!inHand) return <StatusMark tone="plain">Not in hand</StatusMark>;
  return (
    <StatusMark tone="good">
      In hand{inHandUntil !== null && <> until {<Time at={inHandUntil} bare clock />}</>}
    </StatusMark>
  );
}
