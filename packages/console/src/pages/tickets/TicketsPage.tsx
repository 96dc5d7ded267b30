import { Alert, Button, EmptyState, Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconInbox, IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useRead, useSend } from '../../api/query.ts';
import type { TicketList } from '../../api/types.ts';
import { Loading } from '../../components/Loading.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { useUrl } from '../../hooks/useUrl.ts';
import { sessionKey } from '../../keys/sessionKey.ts';
import { RecordingMark } from '../recordings/record/RecordingMark.tsx';
import { RecordingNotice } from '../recordings/record/RecordingNotice.tsx';
import { useRecorded } from '../recordings/record/useRecorded.ts';
import { CardPane } from './CardPane.tsx';
import { ConversationPane } from './ConversationPane.tsx';
import { QueuePane } from './QueuePane.tsx';
import { useWorkspaceLine } from './useWorkspaceLine.ts';
import { stopOf } from './work.ts';
import { WorkStopped } from './WorkStopped.tsx';
import classes from './tickets.module.css';

/** Names the tabs and what they show. */
const TABS = 'ticket';

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
  const recorded = useRecorded(ticket);

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
    ) : recorded.untold !== null ? (
      <RecordingNotice ticket={ticket} untold={recorded.untold} onTold={recorded.again} />
    ) : recorded.waits ? (
      <Loading what="conversation" height={320} />
    ) : (
      <ConversationPane key={`talk ${ticket}`} ticket={ticket} />
    );
  const card =
    ticket === undefined || stop !== null || recorded.waits || recorded.untold !== null ? null : (
      <CardPane key={`card ${ticket}`} ticket={ticket} />
    );
  // What folds away is what the person does not work in, and where work is stopped is never folded away.
  const [worked, setWorked] = useState<{ readonly ticket: string | undefined; readonly pane: string }>();
  const wanted = worked !== undefined && worked.ticket === ticket ? worked.pane : search.get('pane');
  const pane =
    (wanted === 'card' && card === null ? 'talk' : wanted) ?? (ticket === undefined ? 'queue' : 'talk');
  // The same elements in both layouts: what is open or typed in one stays over the fold.
  const panes = [
    ['queue', 'Queue', queue],
    ['talk', 'Conversation', talk],
    ['card', 'Customer', card],
  ] as const;
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
      <div className={classes.narrowMark}>{narrow && <RecordingMark />}</div>
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
      {narrow && (
        <Tabs
          id={TABS}
          value={pane}
          onChange={(next) => {
            setWorked(undefined);
            change({ pane: next }, true);
          }}
        >
          <Tabs.List grow mb="sm">
            {panes.map(([value, label, content]) => (
              <Tabs.Tab
                key={value}
                value={value}
                aria-controls={`${TABS}-panel-${value}`}
                disabled={content === null}
              >
                {label}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
      )}
      <div className={narrow ? undefined : classes.columns}>
        {panes.map(([value, , content]) => (
          <div
            key={value}
            id={`${TABS}-panel-${value}`}
            onFocus={() => {
              if (!narrow) setWorked({ ticket, pane: value });
            }}
            {...(narrow && {
              role: 'tabpanel',
              'aria-labelledby': `${TABS}-tab-${value}`,
              hidden: value !== pane,
            })}
          >
            {content}
          </div>
        ))}
      </div>
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
