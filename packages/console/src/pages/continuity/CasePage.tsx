import { Stack, Text, Title } from '@mantine/core';
import { useParams } from 'react-router';
import { useRead } from '../../api/query.ts';
import { DecisionSentence } from '../../components/DecisionSentence.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { CustomerCard } from '../tickets/CardPane.tsx';
import { Messages } from '../tickets/Messages.tsx';

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
          <Text>
            Ticket {view.ticket.externalId}: {view.ticket.subjectLine}
          </Text>
          <section aria-labelledby="customer">
            <Title order={2} id="customer" mb={6}>
              Customer
            </Title>
            <CustomerCard ticket={view.ticket.id} view={view} />
          </section>
          <section aria-labelledby="conversation">
            <Title order={2} id="conversation" mb={6}>
              Conversation
            </Title>
            {!view.conversation.decision.allow && <DecisionSentence decision={view.conversation.decision} />}
            <Messages ticket={null} messages={view.conversation.messages} />
          </section>
        </Stack>
      )}
    </>
  );
}
