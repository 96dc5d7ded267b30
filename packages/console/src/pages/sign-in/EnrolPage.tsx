import { Button } from '@mantine/core';
import { useState } from 'react';
import { Navigate, useNavigate } from 'react-router';
import { signOut } from '../../app/signOut.ts';
import { Splash } from '../../app/Splash.tsx';
import { useRead } from '../../api/query.ts';
import type { SessionInfo } from '../../api/session.ts';
import { Enrolment } from './Enrolment.tsx';
import { FrontDoor } from './FrontDoor.tsx';
import { SecondFactor } from './SecondFactor.tsx';
import { waysOf } from './signIn.ts';

/** For a session that has no second factor yet: it can do nothing but enrol, or give, one. */
export default function EnrolPage() {
  const session = useRead('/api/session', {});
  return session.data === undefined ? <Splash /> : <Enrol session={session.data} />;
}

/** Goes by the session as it came: enrolling makes it a full one, and backup codes are offered after that. */
function Enrol({ session: now }: { readonly session: SessionInfo }) {
  const [session] = useState(now);
  const navigate = useNavigate();
  const goOn = (): void => void navigate('/', { replace: true });

  if (session.state !== 'enrol') return <Navigate to="/" replace />;
  const ways = waysOf(session.factors);
  if (ways.length > 0) {
    return (
      <FrontDoor title="Second factor" lead="One more proof that it is you.">
        <SecondFactor ways={ways} onNext={goOn} onBack={() => void signOut()} />
      </FrontDoor>
    );
  }
  return (
    <Enrolment lead="You need one before you can work. It takes a minute." onDone={goOn}>
      <Button variant="subtle" size="compact-sm" onClick={signOut}>
        Sign out
      </Button>
    </Enrolment>
  );
}
