import { Stack } from '@mantine/core';
import { useEffect } from 'react';
import { useRead } from '../../api/query.ts';
import { PaceNotice } from '../../app/PaceNotice.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { RecordingMark } from '../recordings/record/RecordingMark.tsx';
import { RecordingNotice } from '../recordings/record/RecordingNotice.tsx';
import { useRecorded } from '../recordings/record/useRecorded.ts';
import { CardPane } from '../tickets/CardPane.tsx';
import { Composer } from '../tickets/Composer.tsx';
import { ConversationClosed, TicketHeading } from '../tickets/ConversationPane.tsx';
import { Messages } from '../tickets/Messages.tsx';
import { useTicket } from '../tickets/useTicket.ts';
import { useWorkspaceLine } from '../tickets/useWorkspaceLine.ts';
import { stopOf } from '../tickets/work.ts';
import { WorkStopped } from '../tickets/WorkStopped.tsx';
import { tellTicket } from './host.ts';
import classes from './sidebar.module.css';

/** The ticket's customer and the answer to them, in one narrow column; the helpdesk shows the conversation beside it. */
export function FramedTicket({ ticket }: { readonly ticket: string }) {
  const { untold, waits, again } = useRecorded(ticket);
  const session = useRead('/api/session', {});
  if (untold !== null) return <RecordingNotice ticket={ticket} untold={untold} onTold={again} />;
  if (waits) return <Loading what="ticket" height={320} />;
  return (
    <Stack gap="xs">
      <div>
        <RecordingMark />
      </div>
      <PaceNotice slowed={session.data?.slowed ?? null} />
      <Shown ticket={ticket} />
    </Stack>
  );
}

function Shown({ ticket }: { readonly ticket: string }) {
  const page = useTicket(ticket);
  const line = useWorkspaceLine();
  const view = page.data;
  const number = view?.ticket.externalId;
  useEffect(() => {
    if (number !== undefined) tellTicket(number);
  }, [number]);
  const stop = stopOf(line.work, view?.ticket.purpose ?? null);
  if (stop !== null) return <WorkStopped stop={stop} onLeave={undefined} />;
  if (view === undefined) {
    return page.error === null ? (
      <Loading what="ticket" height={320} />
    ) : (
      <ErrorAlert error={page.error} onRetry={() => void page.refetch()} />
    );
  }
  const { decision, messages } = view.conversation;
  return (
    <Stack gap="md">
      <TicketHeading view={view} framed />
      <CardPane ticket={ticket} />
      {!decision.allow && <ConversationClosed view={view} />}
      {decision.allow && view.ticket.status !== 'closed' && (
        <Composer ticket={ticket} replyTo={view.replyTo} />
      )}
      {messages.length > 0 && (
        <details className={classes.talk ?? ''}>
          <summary>Conversation without personal data</summary>
          <Messages ticket={ticket} messages={messages} />
        </details>
      )}
    </Stack>
  );
}
