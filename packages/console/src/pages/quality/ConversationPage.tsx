import { Anchor, Text, Title } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { QualityConversation } from '../../api/types.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { Time } from '../../components/Time.tsx';
import { day } from '../../components/instant.ts';
import { ReviewForm } from './ReviewForm.tsx';
import { Reviews } from './Reviews.tsx';
import { Sound } from './Sound.tsx';
import { Turns } from './Turns.tsx';
import classes from './quality.module.css';
import { codeWords, KINDS, lasted, removedWord } from './words.ts';

/** One conversation: what was said, what was taken out, and how it is judged. */
export default function ConversationPage() {
  const { conversation = '' } = useParams();
  const read = useRead('/api/quality/conversations/:id', { id: conversation }, { once: true });
  const shown = read.data;
  return (
    <>
      <PageHead
        title={shown === undefined ? 'Conversation' : `${KINDS[shown.kind]} of ${shown.number}`}
        lead={
          <Anchor component={Link} to="/quality" size="sm">
            All conversations
          </Anchor>
        }
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {shown === undefined ? (
        read.error === null && <Loading what="the conversation" height={420} />
      ) : (
        <div className={classes.columns}>
          <section aria-labelledby="said">
            {shown.sound && <Sound key={shown.id} id={shown.id} silent={shown.silent} />}
            <Title order={2} id="said" mb="xs">
              What was said
            </Title>
            <Turns conversation={shown} />
          </section>
          <aside aria-label="About this conversation">
            <Facts shown={shown} />
            <ReviewForm key={shown.id} id={shown.id} />
            <Reviews reviews={shown.reviewed} />
          </aside>
        </div>
      )}
    </>
  );
}

function Facts({ shown }: { readonly shown: QualityConversation }) {
  const { vendor, team, queue, reason, agent, began, seconds, removed, entry, citations, keepUntil } = shown;
  const kinds = Object.entries(removed);
  return (
    <>
      <dl className={classes.facts}>
        <dt>When</dt>
        <dd>
          <Time at={began} />, {lasted(seconds)}
        </dd>
        <dt>Team</dt>
        <dd>{[vendor.name, team?.name].filter(Boolean).join(', ')}</dd>
        <dt>Queue</dt>
        <dd>{codeWords(queue)}</dd>
        <dt>Reason</dt>
        <dd>{codeWords(reason)}</dd>
        {agent !== null && (
          <>
            <dt>Agent</dt>
            <dd>{agent}, the same in all conversations of this vendor</dd>
          </>
        )}
        <dt>Your look</dt>
        <dd>
          <EntryLink entry={entry} />, allowed by clause {citations[0]}
        </dd>
        <dt>Kept until</dt>
        <dd>{day(keepUntil)}</dd>
      </dl>
      <Title order={2} mb="xs">
        What was removed
      </Title>
      {kinds.length === 0 ? (
        <Text size="sm" c="dimmed" mb="md">
          Nothing was found that had to be.
        </Text>
      ) : (
        <ul className={classes.chips}>
          {kinds.map(([type, pieces]) => (
            <li key={type} className={classes.chip}>
              {removedWord(type)}: {pieces}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
