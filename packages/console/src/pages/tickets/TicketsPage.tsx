import { Button, EmptyState, Group, Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconInbox } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useNavigate, useParams } from 'react-router';
import { queryClient, useRead, useSend } from '../../api/query.ts';
import { listen } from '../../api/sse.ts';
import { endScreen } from '../../app/ended.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { useUrl } from '../../hooks/useUrl.ts';
import { CardPane } from './CardPane.tsx';
import { ConversationPane } from './ConversationPane.tsx';
import { QueuePane } from './QueuePane.tsx';
import classes from './tickets.module.css';

/** My tickets: queue left, conversation middle, customer card right; tabs on a narrow screen. */
export default function TicketsPage() {
  const { ticket } = useParams();
  const navigate = useNavigate();
  const [search, change] = useUrl();
  const narrow = useMediaQuery('(max-width: 62em)');
  const list = useRead('/api/tickets', {}, { every: 20_000 });
  const next = useSend('POST /api/tickets/next', {}, ['/api/tickets']);

  // The line on which the server ends this screen: agreement ended, session revoked.
  useEffect(
    () =>
      listen({
        url: '/api/workspace/stream',
        on: {
          revoked: (data) => {
            const { code, text } = data as { code: string; text: string };
            endScreen({ code, text });
          },
          ticket: () => void queryClient.invalidateQueries({ queryKey: ['/api/tickets/:ticket'] }),
        },
      }),
    [],
  );

  const head = (
    <PageHead
      title="My tickets"
      lead={
        list.data === undefined
          ? 'Loading your queue'
          : `${String(list.data.inHand)} of ${String(list.data.atOnce)} in hand, ${String(list.data.waiting)} waiting`
      }
      actions={
        <Button
          size="xs"
          loading={next.isPending}
          onClick={() => {
            next.mutate({}, { onSuccess: ({ id }) => void navigate(`/tickets/${id}`) });
          }}
        >
          Take next ticket
        </Button>
      }
    />
  );
  const queue = <QueuePane list={list.data} open={ticket ?? null} />;
  const talk = ticket === undefined ? <Nothing /> : <ConversationPane key={ticket} ticket={ticket} />;
  const card = ticket === undefined ? null : <CardPane key={ticket} ticket={ticket} />;
  return (
    <>
      {head}
      <ErrorAlert error={list.error ?? next.error} onRetry={() => void list.refetch()} />
      {narrow ? (
        <Tabs
          value={search.get('pane') ?? (ticket === undefined ? 'queue' : 'talk')}
          onChange={(pane) => {
            change({ pane }, true);
          }}
          keepMounted={false}
        >
          <Tabs.List grow>
            <Tabs.Tab value="queue">Queue</Tabs.Tab>
            <Tabs.Tab value="talk">Conversation</Tabs.Tab>
            <Tabs.Tab value="card">Customer</Tabs.Tab>
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

function Nothing() {
  return (
    <Group justify="center" p="xl">
      <EmptyState
        icon={<IconInbox aria-hidden />}
        title="No ticket open"
        description="Open one of your tickets, or take the next one from the queue. What you may see of its customer is set by the agreement."
      />
    </Group>
  );
}
