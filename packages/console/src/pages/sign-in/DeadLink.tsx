import { Anchor, Code, Text } from '@mantine/core';
import { Link } from 'react-router';
import { FrontDoor } from './FrontDoor.tsx';

/** A link that was used, replaced or ran out, and what to do now. */
export function DeadLink({ setUp }: { readonly setUp: boolean }) {
  return (
    <FrontDoor
      title="This link does not work any more"
      lead="It works once and for a limited time. It was used, it ran out, or a newer one took its place."
    >
      <Text>
        If you chose a password with it, you have an account: sign in. A second factor can be added there.
      </Text>
      {setUp ? (
        <Text>
          If nobody could set up Cordon yet, stop it on its machine and start it again: it prints a new link
          of fifteen minutes. A company admin who cannot get in any more is let in with{' '}
          <Code>npx cordon recover-admin</Code>, also there.
        </Text>
      ) : (
        <Text>If not, ask whoever invited you for a new link.</Text>
      )}
      <Anchor component={Link} to="/sign-in">
        Go to sign-in
      </Anchor>
    </FrontDoor>
  );
}
