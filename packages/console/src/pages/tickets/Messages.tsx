import { Text } from '@mantine/core';
import type { MessageView } from '../../api/types.ts';
import { Time } from '../../components/Time.tsx';
import { Attachments } from './Attachments.tsx';
import { KeptText } from './KeptText.tsx';
import classes from './conversation.module.css';

const AUTHORS = { customer: 'Customer', agent: 'Support', system: 'System', note: 'Note' } as const;

interface MessagesProps {
  /** Whose attachments can be opened; null where they cannot. */
  readonly ticket: string | null;
  readonly messages: readonly MessageView[];
}

/** What was written, personal data taken out. */
export function Messages({ ticket, messages }: MessagesProps) {
  return (
    <ol className={classes.messages} aria-label="Messages">
      {messages.map((message) => (
        <Message key={message.id} ticket={ticket} message={message} />
      ))}
    </ol>
  );
}

interface MessageProps {
  readonly ticket: string | null;
  readonly message: MessageView;
}

function Message({ ticket, message }: MessageProps) {
  const { author, by, at, text, removed, attachments } = message;
  return (
    <li>
      <article className={classes.message} data-author={author}>
        <Text size="xs" c="dimmed">
          {AUTHORS[author]}
          {by !== null && ` (${by})`}, <Time at={at} />
          {removed > 0 && `, ${removed === 1 ? 'one piece' : `${removed} pieces`} of personal data removed`}
        </Text>
        <div className={classes.text} data-values>
          <KeptText text={text} />
        </div>
        {ticket === null ? (
          attachments.length > 0 && (
            <Text size="xs" c="dimmed">
              With files that are not opened here.
            </Text>
          )
        ) : (
          <Attachments ticket={ticket} attachments={attachments} />
        )}
      </article>
    </li>
  );
}
