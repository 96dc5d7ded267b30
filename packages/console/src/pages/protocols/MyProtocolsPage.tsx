import { Alert, Button, EmptyState, Stack, Text, Title } from '@mantine/core';
import { IconSpeakerphone } from '@tabler/icons-react';
import { useRead } from '../../api/query.ts';
import type { MyProtocols } from '../../api/types.ts';
import { announce } from '../../app/announce.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormError } from '../../components/FormError.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { useDecision } from '../../keys/useDecision.ts';
import { Changes } from './Changes.tsx';
import { RuleList } from './RuleList.tsx';
import { purposeName } from './words.ts';

type Mine = MyProtocols[number];

/** What I may ask, read aloud, type and send, work by work: to be read in two minutes, and acknowledged. */
export default function MyProtocolsPage() {
  const read = useRead('/api/me/protocols', {});
  return (
    <>
      <PageHead
        title="My protocols"
        lead="What you may ask, read aloud, type and send in each kind of work. The same words stand beside each field of a ticket."
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {read.data === undefined && read.error === null && <Loading what="your protocols" height={320} />}
      {read.data?.length === 0 && (
        <EmptyState
          icon={<IconSpeakerphone aria-hidden />}
          title="You have no work at the moment"
          description="What you may ask and say appears here as soon as work is given to you."
        />
      )}
      <Stack gap="xl">
        {read.data?.map((one) => (
          <OneProtocol key={`${one.agreement.id} ${one.purpose}`} mine={one} />
        ))}
      </Stack>
    </>
  );
}

function OneProtocol({ mine }: { readonly mine: Mine }) {
  const { agreement, purpose, protocol, changes } = mine;
  const id = `protocol-${agreement.id}-${purpose}`;
  return (
    <section aria-labelledby={id}>
      <Title order={2} id={id}>
        {purposeName(purpose)}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        Under {agreement.title}
        {mine.state !== 'not-in-force' && `, version ${String(protocol.version)}`}
      </Text>
      {changes.length > 0 && mine.state !== 'acknowledged' && (
        <Alert variant="light" mb="sm" title="What changed since you acknowledged it">
          <Changes of={changes} />
        </Alert>
      )}
      <RuleList of={protocol} />
      <Text size="sm" my="sm" maw={720}>
        Whatever is not named here is not part of this work: it is not asked for, and not typed. A password, a
        PIN or a card’s security code is never asked for.
      </Text>
      <Standing mine={mine} />
    </section>
  );
}

function Standing({ mine }: { readonly mine: Mine }) {
  const { agreement, purpose, protocol, hash, state, acknowledged, graceUntil } = mine;
  const { version } = protocol;
  const named = { agreement: agreement.id, purpose, version, hash: hash ?? '' };
  const acknowledge = useDecision(
    'POST /api/me/protocols',
    {},
    { act: 'protocol-acknowledged', words: {} },
    ['/api/me/protocols', '/api/tickets/:ticket'],
    () => {
      announce('Acknowledged. Thank you.');
    },
  );
  if (state === 'not-in-force') {
    return (
      <StatusMark tone="plain">
        This is what the agreement itself says. No protocol was put in force yet, so there is nothing to
        acknowledge.
      </StatusMark>
    );
  }
  if (state === 'acknowledged' && acknowledged !== null) {
    return (
      <Text component="div" size="sm">
        <StatusMark tone="good">You acknowledged version {acknowledged.version}</StatusMark>,{' '}
        <Time at={acknowledged.at} stamp />, entry {acknowledged.entry} of the ledger
      </Text>
    );
  }
  return (
    <Stack gap="xs" align="flex-start">
      {state === 'owed' ? (
        <StatusMark tone="warn">Your tickets of this work are closed until you acknowledge this.</StatusMark>
      ) : (
        graceUntil !== null && (
          <Text component="div" size="sm">
            <StatusMark tone="wait">You can go on working until</StatusMark> <Time at={graceUntil} stamp />.
          </Text>
        )
      )}
      <FormError error={acknowledge.error} />
      <Button
        loading={acknowledge.isPending}
        onClick={() => {
          acknowledge.mutate(named);
        }}
      >
        I have read this and will keep to it
      </Button>
      <Text size="xs" c="dimmed">
        Signed with the key of this session and entered in the ledger.
      </Text>
    </Stack>
  );
}
