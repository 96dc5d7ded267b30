import { Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { TicketList, TicketSummary } from '../../api/types.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import classes from './tickets.module.css';
import { Loading } from '../../components/Loading.tsx';

/** The person's own tickets. */
export function QueuePane({
  list,
  open,
}: {
  readonly list: TicketList | undefined;
  readonly open: string | null;
}) {
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
              <Text size="sm" fw={600}>
                {ticket.subjectLine}
              </Text>
              <Group gap="xs" justify="space-between">
                <Text size="xs" c="dimmed">
                  {ticket.externalId}, <Time at={ticket.lastWorkAt} bare />
                </Text>
                <Hand ticket={ticket} />
              </Group>
            </Link>
          </li>
        ))}
      </ul>
      {list.items.length === 0 && (
        <Text size="sm" c="dimmed" p="sm">
          No tickets are assigned to you. Take the next one.
        </Text>
      )}
    </nav>
  );
}

function Hand({ ticket }: { readonly ticket: TicketSummary }) {
  if (ticket.binding === null || ticket.binding === 'agent') {
    return <StatusMark tone="warn">Confirm caller</StatusMark>;
  }
  return ticket.inHand ? (
    <StatusMark tone="good">In hand</StatusMark>
  ) : (
    <StatusMark tone="wait">Not in hand</StatusMark>
  );
}
