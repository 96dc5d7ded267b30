import { Button, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { send } from '../../api/client.ts';
import type { ApiError } from '../../api/error.ts';
import type { AnswerView } from '../../api/types.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormError } from '../../components/FormError.tsx';
import { ProseField } from '../../components/redaction/ProseField.tsx';
import { Time } from '../../components/Time.tsx';
import { FrontDoor } from '../sign-in/FrontDoor.tsx';

const WORDS: Readonly<
  Record<
    AnswerView['step'],
    { readonly title: string; readonly done: string; readonly undone: string; readonly kept: string }
  >
> = {
  'suspend-agent': {
    title: 'Your access is on hold',
    done: 'put it on hold',
    undone: 'you can sign in again.',
    kept: 'it stays on hold. Ask your team lead what comes next.',
  },
  'slow-down': {
    title: 'You work at a slower pace',
    done: 'slowed your work',
    undone: 'you work at your usual pace again.',
    kept: 'the slower pace stays. Ask your team lead what comes next.',
  },
  'step-up': {
    title: 'You are asked for your second factor',
    done: 'asks for your second factor once more',
    undone: 'it is not asked for any more.',
    kept: 'it had to be given. Ask your team lead if you have a question.',
  },
};

/** Where somebody whom Cordon kept out or held back by itself says their side, once. They may not be able to sign in: the link of a mail is what they have. */
export default function AnswerPage() {
  const [secret] = useState(() => window.location.hash.slice(1));
  // It should not stay in the address bar or the history of a shared desk.
  useEffect(() => {
    window.history.replaceState(window.history.state, '', window.location.pathname);
  }, []);
  const look = useQuery<AnswerView, ApiError>({
    // Without the secret: a cache is no place for it.
    queryKey: ['answer'],
    queryFn: () => send('POST /api/answers/look', {}, { secret }),
    enabled: secret !== '',
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
    refetchOnWindowFocus: false,
  });
  return (
    <FrontDoor title={look.data === undefined ? 'Your access to Cordon' : WORDS[look.data.step].title}>
      {secret === '' && <Text>Open this page by the link in the mail you got.</Text>}
      <ErrorAlert error={look.error} />
      {look.data !== undefined && <Answer secret={secret} view={look.data} />}
    </FrontDoor>
  );
}

function Answer({ secret, view }: { readonly secret: string; readonly view: AnswerView }) {
  const [text, setText] = useState('');
  const answer = useMutation({
    mutationFn: () => send('POST /api/answers', {}, { secret, text: text.trim() }),
  });
  const said = view.answered || answer.isSuccess;
  return (
    <Stack>
      {view.decision === null ? (
        <Text>
          An automatic check of how customer data was used {WORDS[view.step].done}. No person has decided
          about you yet. Somebody will <Time at={view.decideBy} />.
        </Text>
      ) : (
        <Text>A person decided: {WORDS[view.step][view.decision]}</Text>
      )}
      {said && <Text role="status">Your side of it stands in the case. You can say it once.</Text>}
      {!said && view.decision === null && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            answer.mutate();
          }}
        >
          <ProseField
            label="Your side of it"
            description="What you were doing, and why. Please leave customers’ names and data out: the case has them."
            value={text}
            data="refused"
            rows={5}
            maxLength={2000}
            required
            onChange={setText}
          />
          <FormError error={answer.error} />
          <Button type="submit" disabled={text.trim().length < 3} loading={answer.isPending}>
            Send it
          </Button>
        </form>
      )}
    </Stack>
  );
}
