import { Anchor, Button, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, Navigate, useLocation, useNavigate } from 'react-router';
import { send } from '../../api/client.ts';
import { ApiError } from '../../api/error.ts';
import { useRead } from '../../api/query.ts';
import type { LinkView, TakeUpBody } from '../../api/session.ts';
import { roleName } from '../../app/roles.ts';
import { Splash } from '../../app/Splash.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormError } from '../../components/FormError.tsx';
import { DeadLink } from './DeadLink.tsx';
import { Enrolment } from './Enrolment.tsx';
import { FrontDoor } from './FrontDoor.tsx';
import { afterStep } from './signIn.ts';
import { TakeUpForm } from './TakeUpForm.tsx';

/**
 * Takes up an invitation, or the set-up link of a new installation. The secret stands in the link's fragment, which a
 * browser never sends to a server by itself.
 */
export default function WelcomePage() {
  const { pathname } = useLocation();
  const [secret] = useState(() => window.location.hash.slice(1));

  // The secret works once; it should not stay in the address bar or the history of a shared desk.
  useEffect(() => {
    window.history.replaceState(window.history.state, '', window.location.pathname);
  }, []);

  return secret === '' ? <NoSecret /> : <Welcome secret={secret} byAdmin={pathname !== '/set-up'} />;
}

interface WelcomeProps {
  readonly secret: string;
  /** Somebody inside made the link; the others are printed on the shell. */
  readonly byAdmin: boolean;
}

function Welcome({ secret, byAdmin }: WelcomeProps) {
  const [password, setPassword] = useState('');
  const navigate = useNavigate();
  const goIn = (): void => void navigate('/', { replace: true });
  const link = useQuery<LinkView, ApiError>({
    // Without the secret: a cache is no place for it.
    queryKey: ['link'],
    queryFn: () => send('POST /api/invitations/look', {}, { secret }),
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
    refetchOnWindowFocus: false,
  });
  const takeUp = useMutation<Awaited<ReturnType<typeof afterStep>>, Error, TakeUpBody>({
    mutationFn: async (body) => {
      await send('POST /api/invitations/take-up', {}, body);
      return afterStep();
    },
    onSuccess: (next) => {
      if (next === 'in') goIn();
    },
  });

  if (takeUp.data === 'enrol') {
    return (
      <Enrolment lead="The last step. You need one before you can work." password={password} onDone={goIn} />
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
  if (isDead(link.error) || isDead(takeUp.error)) return <DeadLink setUp={!byAdmin} />;
  if (link.error !== null) {
    return (
      <FrontDoor title="This link cannot be opened now">
        <ErrorAlert error={link.error} onRetry={() => void link.refetch()} />
        <Text>The link itself is still good. Open it again once this is mended.</Text>
      </FrontDoor>
    );
  }
  if (link.data === undefined) return <Splash />;
  return (
    <FrontDoor title={link.data.setUp ? 'Set up Cordon' : 'Welcome to Cordon'} lead={leadOf(link.data)}>
      <FormError error={takeUp.error} />
      <TakeUpForm
        link={link.data}
        pending={takeUp.isPending}
        onTakeUp={(given) => {
          setPassword(given.password);
          takeUp.mutate({ secret, ...given });
        }}
      />
    </FrontDoor>
  );
}

/** The page loaded again without its secret: whoever got as far as a password goes on where they were. */
function NoSecret() {
  const session = useRead('/api/session', {});
  if (session.isPending) return <Splash />;
  if (session.data?.state === 'enrol') return <Navigate to="/enrol" replace />;
  return (
    <FrontDoor title="This link is not complete">
      <Text>
        Open the whole link again, from where you got it. It works once; when it was used or ran out, ask for
        a new one.
      </Text>
      <Anchor component={Link} to="/sign-in">
        Go to sign-in
      </Anchor>
    </FrontDoor>
  );
}

function isDead(error: Error | null): boolean {
  return error instanceof ApiError && error.code === 'link-used';
}

function leadOf({ setUp, role, party }: LinkView): string {
  if (setUp) return 'You become the first company admin. Next: a second factor.';
  return `You were invited as ${roleName[role]} of ${party ?? ''}. Choose a password; next comes a second factor.`;
}
