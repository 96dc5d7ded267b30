import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useRead, useSend } from '../../api/query.ts';
import type { MessageView } from '../../api/types.ts';
import { DecisionSentence } from '../../components/DecisionSentence.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Time } from '../../components/Time.tsx';
import { Composer } from './Composer.tsx';
import classes from './tickets.module.css';
import { Loading } from '../../components/Loading.tsx';

const AUTHORS = { customer: 'Customer', agent: 'Support', system: 'System', note: 'Note' } as const;

/** The conversation, personal data taken out, with reply and note below it. */
export function ConversationPane({ ticket }: { readonly ticket: string }) {
  const page = useRead('/api/tickets/:ticket', { ticket });
  const take = useSend('POST /api/tickets/:ticket/take', { ticket }, [
    '/api/tickets',
    '/api/tickets/:ticket',
  ]);
  const close = useSend('POST /api/tickets/:ticket/close', { ticket }, [
    '/api/tickets',
    '/api/tickets/:ticket',
  ]);
  const view = page.data;
  return (
    <section aria-label="Conversation">
      <ErrorAlert error={page.error ?? take.error ?? close.error} onRetry={() => void page.refetch()} />
      {view === undefined ? (
        page.error === null && <Loading what="conversation" height={320} />
      ) : (
        <Stack gap="sm">
          <Group justify="space-between">
            <Title order={2} size="h3">
              {view.ticket.subjectLine}
            </Title>
            <Group gap="xs">
              {!view.ticket.inHand && view.ticket.binding !== null && view.ticket.binding !== 'agent' && (
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
            </Group>
          </Group>
          {!view.conversation.decision.allow && <DecisionSentence decision={view.conversation.decision} />}
          <div>
            {view.conversation.messages.map((message) => (
              <Message key={message.id} message={message} />
            ))}
          </div>
          {view.conversation.decision.allow && <Composer ticket={ticket} replyTo={view.replyTo} />}
        </Stack>
      )}
    </section>
  );
}

function Message({ message }: { readonly message: MessageView }) {
  return (
    <article className={classes.message} data-author={message.author}>
      <Text size="xs" c="dimmed">
        {AUTHORS[message.author]}
        {message.by !== null && ` (${message.by})`}, <Time at={message.at} bare />
      </Text>
      <Text size="md">{pieces(message.text)}</Text>
    </article>
  );
}

/** Puts what was removed (`[EMAIL]`) into quiet chips, so that it looks meant and not broken. */
function pieces(text: string) {
  return text.split(/(\[[A-Z_]{2,30}\])/).map((part, index) =>
    /^\[[A-Z_]{2,30}\]$/.test(part) ? (
      // The pieces of one text never change places.
      <span key={index} className={classes.removed} title="Removed under the agreement">
        {part.slice(1, -1).toLowerCase().replaceAll('_', ' ')}
      </span>
    ) : (
      part
    ),
  );
}
