import { Stack, Text, Title } from '@mantine/core';
import { useParams } from 'react-router';
import { useRead } from '../../api/query.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { Time } from '../../components/Time.tsx';
import { VisibleMark } from '../../components/VisibleMark.tsx';
import { CustomerCard } from '../tickets/CardPane.tsx';

/** One case as a role sees it, to read and nothing else. */
export default function CasePage() {
  const { id = '' } = useParams();
  const read = useRead('/api/emergencies/:id/case', { id });
  const view = read.data;
  return (
    <>
      <PageHead
        title="A case opened in an emergency"
        lead="You may read it until its time is over. Each look is an entry, and the access is reviewed afterwards."
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {view === undefined ? (
        read.error === null && <Loading what="case" height={320} />
      ) : (
        <Stack gap="lg">
          <CustomerCard ticket={view.ticket.id} view={view} />
          <section aria-labelledby="conversation">
            <Title order={2} size="h3" id="conversation" mb={6}>
              Conversation
            </Title>
            <VisibleMark text={view.mark} />
            {view.conversation.messages.map((message) => (
              <div key={message.id}>
                <Text size="xs" c="dimmed">
                  {message.author}, <Time at={message.at} stamp />
                </Text>
                <Text size="sm">{message.text}</Text>
              </div>
            ))}
          </section>
        </Stack>
      )}
    </>
  );
}
