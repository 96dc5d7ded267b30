import { Anchor, Container, Stack, Text, Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { get } from '../api/client.ts';
import type { Ended } from './ended.ts';
import { keptOutWords, type KeptOut } from './keptOut.ts';

const LEAD = 'Ask your team lead what happens with your open conversations.';

const WORDS: Readonly<Record<string, KeptOut>> = {
  'agreement-ended': {
    title: 'The agreement was ended',
    text: 'The company ended the agreement your work rests on. All access under it is closed.',
    next: LEAD,
  },
  'agreement-expired': {
    title: 'The agreement is not in force',
    text: 'The agreement your work rests on is not in force at this time. All access under it is closed.',
    next: LEAD,
  },
  'agreement-suspended': {
    title: 'The agreement is suspended',
    text: 'The agreement your work rests on is suspended. Nothing is shown under it until the company resumes it.',
    next: 'You stay signed in. Ask your team lead when work goes on, then open your tickets again.',
  },
  'not-signed-in': {
    title: 'Your session has ended',
    text: 'You were signed out: the session ran out, or it was closed from elsewhere.',
    next: 'Sign in again. If you did not expect this, tell your team lead.',
  },
};

const OTHER: KeptOut = {
  title: 'Your access was closed',
  text: 'Your session was closed from elsewhere.',
  next: 'Ask your team lead. You can try to sign in again.',
};

const SIGN_IN = { href: '/sign-in', label: 'Go to sign-in' };

/** Where the session goes on, so that nobody signs in anew for nothing. */
const BACK: Readonly<Record<string, typeof SIGN_IN>> = {
  'agreement-suspended': { href: '/', label: 'Open my tickets again' },
  'network-not-allowed': { href: '/', label: 'Try again' },
};

/** All that is left on screen after access was taken away. @param framed whether it is shown inside a helpdesk */
export function EndedPage({ ended, framed = false }: { readonly ended: Ended; readonly framed?: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const why = useWhy(ended);
  const back = BACK[ended.code] ?? SIGN_IN;
  const words = keptOutWords(why ?? ended.code) ?? WORDS[ended.code] ?? OTHER;
  return (
    <Container component="main" size="xs" py={framed ? 24 : 96}>
      <title>{`${words.title} · Cordon`}</title>
      <Stack role="alert" gap="md">
        <IconLock size={36} stroke={1.5} aria-hidden />
        <Title order={1} ref={heading} tabIndex={-1}>
          {words.title}
        </Title>
        <Text>{(why === null ? ended.text : null) ?? words.text}</Text>
        <Text>Nothing of a customer is left on this screen.</Text>
        <Text>{words.next}</Text>
      </Stack>
      {framed ? (
        <Text mt="lg">To go on, load the page of the helpdesk again.</Text>
      ) : (
        // A fresh page load: nothing of before stays in memory.
        <Anchor href={back.href} mt="lg" display="inline-block">
          {back.label}
        </Anchor>
      )}
    </Container>
  );
}

/** An ended session says only that it ended; why its holder may not come in again, the server tells them. */
function useWhy({ code }: Ended): string | null {
  const [why, setWhy] = useState<string | null>(null);
  useEffect(() => {
    if (code !== 'not-signed-in') return;
    get('/api/session', {}).then(
      (session) => {
        setWhy(session.why?.code ?? null);
      },
      () => undefined,
    );
  }, [code]);
  return why;
}
