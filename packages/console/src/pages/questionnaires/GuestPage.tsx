import { Container, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { fileByLink, sendByLink } from '../../api/byLink.ts';
import type { ApiError } from '../../api/error.ts';
import type { ByLink } from '../../api/types.ts';
import { Brand } from '../../components/Brand.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Time } from '../../components/Time.tsx';
import { AnswerSheet } from './AnswerSheet.tsx';
import { GuestFinding } from './GuestFinding.tsx';

/** Where somebody of a vendor answers one thing without an account, by the link of a mail. */
export default function GuestPage() {
  const [{ token, nth }, setLink] = useState({ token: window.location.hash.slice(1), nth: 0 });
  useEffect(() => {
    // It should not stay in the address bar or the history of a shared desk.
    const hide = () => {
      window.history.replaceState(window.history.state, '', window.location.pathname);
    };
    // A second link opened in the same window changes the fragment alone.
    const changed = () => {
      const next = window.location.hash.slice(1);
      hide();
      if (next !== '') setLink((before) => ({ token: next, nth: before.nth + 1 }));
    };
    hide();
    window.addEventListener('hashchange', changed);
    return () => {
      window.removeEventListener('hashchange', changed);
    };
  }, []);
  const look = useQuery<ByLink, ApiError>({
    // Without the token: a cache is no place for it.
    queryKey: ['by-link', nth],
    queryFn: () => sendByLink(token, 'look', {}),
    enabled: token !== '',
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
    refetchOnWindowFocus: false,
  });
  const view = look.data;
  return (
    <Container component="main" id="main" size="md" py="xl">
      <title>What you are asked · Cordon</title>
      <Group gap="xs" mb="lg">
        <Brand size={28} />
        <Text fw={650}>Cordon</Text>
      </Group>
      <Title order={1}>
        {view === undefined ? 'What you are asked' : `${view.company} asks ${view.vendor.name}`}
      </Title>
      {token === '' && <Text>Open this page by the link in the mail you got.</Text>}
      <ErrorAlert error={look.error} />
      {view !== undefined && (
        <Stack gap="lg" mt="sm">
          <Text>
            You answer for {view.vendor.name}. What you give is kept at once, sealed, and {view.company} sees
            it. The link is good until <Time at={view.expiresAt} stamp />; each use of it is recorded.
          </Text>
          {view.questionnaire !== null && (
            <Assessment token={token} view={view.questionnaire} again={() => look.refetch()} />
          )}
          {view.finding !== null && (
            <GuestFinding token={token} finding={view.finding} again={() => look.refetch()} />
          )}
        </Stack>
      )}
    </Container>
  );
}

interface AssessmentProps {
  readonly token: string;
  readonly view: NonNullable<ByLink['questionnaire']>;
  readonly again: () => Promise<unknown>;
}

function Assessment({ token, view, again }: AssessmentProps) {
  if (!view.mayAnswer) {
    return (
      <Text role="status">
        It is handed in. You will hear if something is asked back. You can close this page.
      </Text>
    );
  }
  return (
    <AnswerSheet
      view={view}
      openFiles={false}
      save={(question, answer) => sendByLink(token, 'answers', { answers: [{ question, ...answer }] })}
      addFile={(question, file) => fileByLink(token, question, file)}
      handIn={async () => {
        await sendByLink(token, 'hand-in', {});
        await again();
      }}
    />
  );
}
