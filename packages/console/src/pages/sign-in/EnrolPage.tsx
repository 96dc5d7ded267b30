import { Button } from '@mantine/core';
import { Navigate, useNavigate } from 'react-router';
import { signOut } from '../../app/signOut.ts';
import { Splash } from '../../app/Splash.tsx';
import { useRead } from '../../api/query.ts';
import { EnrolPanel } from './EnrolPanel.tsx';
import { FrontDoor } from './FrontDoor.tsx';
import { SecondFactor } from './SecondFactor.tsx';
import { waysOf } from './signIn.ts';

/** For a session that has no second factor yet: it can do nothing but enrol, or give, one. */
export default function EnrolPage() {
  const session = useRead('/api/session', {});
  const navigate = useNavigate();
  const goOn = (): void => void navigate('/', { replace: true });

  if (session.data === undefined) return <Splash />;
  if (session.data.state !== 'enrol') return <Navigate to="/" replace />;
  const ways = waysOf(session.data.factors);
  if (ways.length > 0) {
    return (
      <FrontDoor title="Second factor" lead="One more proof that it is you.">
        <SecondFactor ways={ways} onNext={goOn} onBack={() => void signOut()} />
      </FrontDoor>
    );
  }
  return (
    <FrontDoor title="Add a second factor" lead="You need one before you can work. It takes a minute.">
      <EnrolPanel onDone={goOn} />
      <Button variant="subtle" size="compact-sm" onClick={signOut}>
        Sign out
      </Button>
    </FrontDoor>
  );
}
