import { Anchor, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { send } from '../../api/client.ts';
import type { TakeUpBody } from '../../api/session.ts';
import { FormError } from '../../components/FormError.tsx';
import { EnrolPanel } from './EnrolPanel.tsx';
import { FrontDoor } from './FrontDoor.tsx';
import { afterStep } from './signIn.ts';

const SHORTEST_PASSWORD = 12;

/**
 * Takes up an invitation, or the set-up link of a new installation, which asks for e-mail and company too. The secret
 * stands in the link's fragment, which a browser never sends to a server.
 */
export default function WelcomePage() {
  const { pathname } = useLocation();
  const setUp = pathname === '/set-up';
  const [secret] = useState(() => window.location.hash.slice(1));
  const [given, setGiven] = useState({ name: '', password: '', email: '', company: '' });
  const navigate = useNavigate();
  const goIn = (): void => void navigate('/', { replace: true });

  // The secret works once; it should not stay in the address bar or the history of a shared desk.
  useEffect(() => {
    window.history.replaceState(window.history.state, '', window.location.pathname);
  }, []);

  const takeUp = useMutation({
    mutationFn: async (body: TakeUpBody) => {
      await send('POST /api/invitations/take-up', {}, body);
      return afterStep();
    },
    onSuccess: (next) => {
      if (next === 'in') goIn();
    },
  });

  if (takeUp.data === 'enrol') {
    return (
      <FrontDoor title="Add a second factor" lead="The last step. You need one before you can work.">
        <EnrolPanel password={given.password} onDone={goIn} />
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

  const field = (name: keyof typeof given) => ({
    required: true,
    withAsterisk: false,
    value: given[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setGiven((old) => ({ ...old, [name]: value }));
    },
  });
  return (
    <FrontDoor
      title={setUp ? 'Set up Cordon' : 'Welcome to Cordon'}
      lead={setUp ? 'You become the first company admin.' : 'Choose how you are called here, and a password.'}
    >
      <FormError error={takeUp.error} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const { name, password, email, company } = given;
          takeUp.mutate({
            secret,
            name: name.trim(),
            password,
            ...(setUp ? { email: email.trim(), company } : {}),
          });
        }}
      >
        <Stack>
          {setUp && (
            <TextInput label="Company" autoComplete="organization" minLength={2} {...field('company')} />
          )}
          {setUp && <TextInput label="E-mail" type="email" autoComplete="username" {...field('email')} />}
          <TextInput
            label="Your name"
            description="Colleagues and the ledger know you by it"
            autoComplete="name"
            minLength={2}
            {...field('name')}
          />
          <PasswordInput
            label="Password"
            description={`At least ${SHORTEST_PASSWORD} characters; a sentence is good`}
            autoComplete="new-password"
            minLength={SHORTEST_PASSWORD}
            {...field('password')}
          />
          <Button type="submit" loading={takeUp.isPending}>
            Create my account
          </Button>
        </Stack>
      </form>
    </FrontDoor>
  );
}
