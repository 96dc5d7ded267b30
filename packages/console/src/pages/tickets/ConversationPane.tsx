import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { useSend } from '../../api/query.ts';
import type { TicketView } from '../../api/types.ts';
import { ClauseTexts } from '../../components/ClauseTexts.tsx';
import { DecisionSentence } from '../../components/DecisionSentence.tsx';
import { Loading } from '../../components/Loading.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Time } from '../../components/Time.tsx';
import { Composer } from './Composer.tsx';
import { Messages } from './Messages.tsx';
import { OtherTool } from './OtherTool.tsx';
import { Rebind } from './Rebind.tsx';
import { ReportTicket } from './ReportTicket.tsx';
import { useTicket, useTicketChanges } from './useTicket.ts';
import { bindingWords } from './words.ts';

/** The conversation, personal data taken out, with reply and note below it. */
export function ConversationPane({ ticket }: { readonly ticket: string }) {
  const page = useTicket(ticket);
  const view = page.data;
  return (
    <section aria-label="Conversation">
      <ErrorAlert error={page.error} onRetry={() => void page.refetch()} />
      {view === undefined ? (
        page.error === null && <Loading what="conversation" height={320} />
      ) : (
        <Stack gap="sm">
          <TicketHeading view={view} />
          {!view.conversation.decision.allow && <ConversationClosed view={view} />}
          <Messages ticket={ticket} messages={view.conversation.messages} />
          {view.conversation.decision.allow && view.ticket.status !== 'closed' && (
            <Composer ticket={ticket} replyTo={view.replyTo} />
          )}
        </Stack>
      )}
    </section>
  );
}

/** Why the conversation is not shown. Before the caller is confirmed that is no failure but the next step. */
export function ConversationClosed({ view }: { readonly view: TicketView }) {
  const { decision } = view.conversation;
  const waits = decision.code === 'ticket-not-in-hand';
  const bound = view.ticket.binding !== null && view.ticket.binding !== 'agent';
  return (
    <div>
      {waits ? (
        <Alert variant="light" mb="xs" icon={<IconLock size={18} aria-hidden />}>
          {bound
            ? 'The conversation opens when you take the ticket in hand.'
            : 'The conversation opens when the caller is confirmed.'}
        </Alert>
      ) : (
        <DecisionSentence decision={decision} />
      )}
      <ClauseTexts citations={decision.citations} />
    </div>
  );
}

interface TicketHeadingProps {
  readonly view: TicketView;
  /** Whether it stands inside a helpdesk, which has the ticket's own name above it. */
  readonly framed?: boolean;
}

/** What the ticket is about, how it stands, and what can be done with it as a whole. */
export function TicketHeading({ view, framed = false }: TicketHeadingProps) {
  const { id, externalId, subjectLine, status, binding, inHand, inHandUntil } = view.ticket;
  const navigate = useNavigate();
  const { reload } = useTicketChanges(id);
  const take = useSend('POST /api/tickets/:ticket/take', { ticket: id }, [], () => void reload());
  const close = useSend('POST /api/tickets/:ticket/close', { ticket: id }, ['/api/tickets'], () => {
    void (framed ? reload() : navigate('/tickets'));
  });
  const bound = binding !== null && binding !== 'agent';
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever came here from the queue goes on reading at the ticket, not at the top of the page.
  useEffect(() => {
    if (document.activeElement?.id === 'main') heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div>
      <Title order={2} size="h3" ref={heading} tabIndex={-1} data-values>
        {subjectLine}
      </Title>
      <Text size="sm" c="dimmed">
        {externalId}, {status}. {bindingWords(binding)}
        {inHandUntil !== null && (
          <>
            {' '}
            In hand <Until at={inHandUntil} />
          </>
        )}
      </Text>
      <Group gap="xs" mt={6}>
        {bound && !inHand && status !== 'closed' && (
          <Button
            size="xs"
            loading={take.isPending}
            onClick={() => {
              take.mutate({});
            }}
          >
            Take in hand
          </Button>
        )}
        {bound && <Rebind view={view} />}
        {status !== 'closed' && (
          <Button
            size="xs"
            variant="default"
            loading={close.isPending}
            onClick={() => {
              close.mutate({});
            }}
          >
            Close ticket
          </Button>
        )}
        {inHand && status !== 'closed' && !framed && <OtherTool ticket={id} />}
        {inHand && !framed && <ReportTicket ticket={id} />}
      </Group>
      <ErrorAlert error={take.error ?? close.error} />
    </div>
  );
}

function Until({ at }: { readonly at: string }) {
  return (
    <>
      until <Time at={at} clock />.
    </>
  );
}
