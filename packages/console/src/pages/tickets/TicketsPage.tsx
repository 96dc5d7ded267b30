import { Alert, Button, EmptyState, Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconInbox, IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useRead, useSend } from '../../api/query.ts';
import type { TicketList } from '../../api/types.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { useUrl } from '../../hooks/useUrl.ts';
import { sessionKey } from '../../keys/sessionKey.ts';
import { CardPane } from './CardPane.tsx';
import { ConversationPane } from './ConversationPane.tsx';
import { QueuePane } from './QueuePane.tsx';
import { useWorkspaceLine } from './useWorkspaceLine.ts';
import { stopOf } from './work.ts';
import { WorkStopped } from './WorkStopped.tsx';
import classes from './tickets.module.css';

/** My tickets: queue left, conversation middle, customer card right; tabs on a narrow screen. */
export default function TicketsPage() {
  const { ticket } = useParams();
  const navigate = useNavigate();
  const [search, change] = useUrl();
  const narrow = useMediaQuery('(max-width: 62em)', undefined, { getInitialValueInEffect: false });
  const list = useRead('/api/tickets', {}, { every: 20_000 });
  const next = useSend('POST /api/tickets/next', {}, ['/api/tickets'], ({ id }) => {
    void navigate(`/tickets/${id}`);
  });
  const line = useWorkspaceLine();
  const purpose = usePurpose(ticket, list.data);
  const stop = stopOf(line.work, ticket === undefined ? null : purpose);
  const leave = (): void => void navigate('/tickets');

  // The key is ready before the first act; what goes wrong is said when an act needs it.
  useEffect(() => {
    sessionKey().catch(() => undefined);
  }, []);

  // Keys make a pane new for each ticket; siblings with one and the same key would leave the old pane standing.
  const queue = <QueuePane list={list.data} open={ticket ?? null} />;
  const talk =
    stop !== null ? (
      <WorkStopped stop={stop} onLeave={ticket === undefined ? undefined : leave} />
    ) : ticket === undefined ? (
      <Nothing />
    ) : (
      <ConversationPane key={`talk ${ticket}`} ticket={ticket} />
    );
  const card =
    ticket === undefined || stop !== null ? null : <CardPane key={`card ${ticket}`} ticket={ticket} />;
  return (
    <>
      <PageHead
        title="My tickets"
        lead={list.data === undefined ? 'Loading your queue' : queueWords(list.data)}
        actions={
          <Button
            size="xs"
            loading={next.isPending}
            disabled={
              list.data !== undefined && (list.data.inHand >= list.data.atOnce || list.data.waiting === 0)
            }
            onClick={() => {
              next.mutate({});
            }}
          >
            Take next ticket
          </Button>
        }
      />
      <ErrorAlert error={list.error ?? next.error} onRetry={() => void list.refetch()} />
      {line.status === 'lost' && (
        <Alert
          role="alert"
          mb="sm"
          color="yellow"
          variant="light"
          icon={<IconPlugConnectedX size={18} aria-hidden />}
        >
          The line to Cordon is broken. It is being tried again; until then nothing new can be opened.
        </Alert>
      )}
      {narrow ? (
        <Tabs
          value={search.get('pane') ?? (ticket === undefined ? 'queue' : 'talk')}
          onChange={(pane) => {
            change({ pane }, true);
          }}
          keepMountedMode="display-none"
        >
          <Tabs.List grow mb="sm">
            <Tabs.Tab value="queue">Queue</Tabs.Tab>
            <Tabs.Tab value="talk">Conversation</Tabs.Tab>
            <Tabs.Tab value="card" disabled={card === null}>
              Customer
            </Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="queue">{queue}</Tabs.Panel>
          <Tabs.Panel value="talk">{talk}</Tabs.Panel>
          <Tabs.Panel value="card">{card}</Tabs.Panel>
        </Tabs>
      ) : (
        <div className={classes.columns}>
          {queue}
          {talk}
          {card}
        </div>
      )}
    </>
  );
}

/** What the open ticket is worked for; remembered when it leaves the list, which it does when its work ends. */
function usePurpose(ticket: string | undefined, list: TicketList | undefined): string | null {
  const [known, setKnown] = useState<{ readonly ticket: string; readonly purpose: string } | null>(null);
  const listed = list?.items.find(({ id }) => id === ticket)?.purpose;
  if (
    ticket !== undefined &&
    listed !== undefined &&
    (known?.ticket !== ticket || known.purpose !== listed)
  ) {
    setKnown({ ticket, purpose: listed });
  }
  return listed ?? (known?.ticket === ticket ? (known?.purpose ?? null) : null);
}

function queueWords({ inHand, atOnce, waiting }: TicketList): string {
  const full = inHand >= atOnce ? ' Close one before you take the next.' : '';
  return `${inHand} of ${atOnce} in hand, ${waiting} waiting.${full}`;
}

function Nothing() {
  return (
    <EmptyState
      p="xl"
      icon={<IconInbox aria-hidden />}
      title="No ticket open"
      description="Open one of your tickets, or take the next one from the queue. What you may see of its customer is set by the agreement."
    />
  );
}
