import { Anchor, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { send } from '../../api/client.ts';
import { FormError } from '../../components/FormError.tsx';
import { EnrolPanel } from './EnrolPanel.tsx';
import { FrontDoor } from './FrontDoor.tsx';
import { afterStep } from './signIn.ts';

const SHORTEST_PASSWORD = 12;

/** Takes up an invitation: the secret stands in the link's fragment, which a browser never sends to a server. */
export default function WelcomePage() {
  const [secret] = useState(() => window.location.hash.slice(1));
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const navigate = useNavigate();

  // The secret works once; it should not stay in the address bar or the history of a shared desk.
  useEffect(() => {
    window.history.replaceState(window.history.state, '', '/welcome');
  }, []);

  const takeUp = useMutation({
    mutationFn: async () => {
      await send('POST /api/invitations/take-up', {}, { secret, name: name.trim(), password });
      return afterStep();
    },
    onSuccess: (next) => {
      if (next === 'in') void navigate('/', { replace: true });
    },
  });

  if (takeUp.data === 'enrol') {
    return (
      <FrontDoor title="Add a second factor" lead="The last step. You need one before you can work.">
        <EnrolPanel password={password} onDone={() => void navigate('/', { replace: true })} />
      </FrontDoor>
    );
  }
  if (takeUp.data === 'second-factor') {
    return (
      <FrontDoor title="Your account is ready">
        <Text>Now sign in with your e-mail and the password you chose.</Text>
        <Button component={Link} to="/sign-in">
          Go to sign-in
        </Button>
      </FrontDoor>
    );
  }
  if (secret === '') {
    return (
      <FrontDoor title="This link is not complete">
        <Text>
          Open the whole link of your invitation. It works once; when it was used or ran out, ask for a new
          one.
        </Text>
        <Anchor component={Link} to="/sign-in">
          Go to sign-in
        </Anchor>
      </FrontDoor>
    );
  }
  return (
    <FrontDoor title="Welcome to Cordon" lead="Choose how you are called here, and a password.">
      <FormError error={takeUp.error} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          takeUp.mutate();
        }}
      >
        <Stack>
          <TextInput
            label="Your name"
            description="Colleagues and the ledger know you by it"
            autoComplete="name"
            required
            withAsterisk={false}
            minLength={2}
            value={name}
            onChange={(event) => {
              setName(event.currentTarget.value);
            }}
          />
          <PasswordInput
            label="Password"
            description={`At least ${SHORTEST_PASSWORD} characters; a sentence is good`}
            autoComplete="new-password"
            required
            withAsterisk={false}
            minLength={SHORTEST_PASSWORD}
            value={password}
            onChange={(event) => {
              setPassword(event.currentTarget.value);
            }}
          />
          <Button
            type="submit"
            loading={takeUp.isPending}
            disabled={name.trim().length < 2 || password.length < SHORTEST_PASSWORD}
          >
            Create my account
          </Button>
        </Stack>
      </form>
    </FrontDoor>
  );
}
