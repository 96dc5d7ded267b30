import { Alert, Button, Group, Text } from '@mantine/core';
import { useRead, useSend } from '../../api/query.ts';
import type { SignInSignal } from '../../api/types.ts';
import { browserName } from '../browserName.ts';
import { FormError } from '../FormError.tsx';
import { Time } from '../Time.tsx';
import { signalWords } from './signalWords.ts';

/** Sign-ins in one's own name with something new about them: was it you? Asked in another session than the one meant. */
export function SignInQuestions() {
  const asked = useRead('/api/session/signals', {}, { every: 60_000 });
  return asked.data?.map((signal) => <Question key={signal.id} signal={signal} />);
}

function Question({ signal }: { readonly signal: SignInSignal }) {
  const answer = useSend('POST /api/session/signals/:id', { id: signal.id }, [
    '/api/session/signals',
    '/api/session/list',
  ]);
  const say = (mine: boolean) => () => {
    answer.mutate({ mine });
  };
  return (
    <Alert
      color="yellow"
      variant="light"
      title="New sign-in in your name. Was this you?"
      mb="md"
      role="region"
    >
      <Text size="sm">
        Signed in <Time at={signal.at} />, {signalWords(signal)}, with {browserName(signal.userAgent)}.
      </Text>
      <Group gap="xs" mt="xs">
        <Button size="xs" variant="default" loading={answer.isPending} onClick={say(true)}>
          Yes, it was me
        </Button>
        <Button size="xs" color="red.9" loading={answer.isPending} onClick={say(false)}>
          No: end that session
        </Button>
      </Group>
      <FormError error={answer.error} />
    </Alert>
  );
}
