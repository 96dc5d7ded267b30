import { Container } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import { Navigate, useLocation } from 'react-router';
import { useRead } from '../api/query.ts';
import { ErrorAlert } from '../components/ErrorAlert.tsx';
import { EndedPage } from './EndedPage.tsx';
import { endScreen } from './ended.ts';
import { MeContext, useMe } from './me.ts';
import { keptOutWords } from './keptOut.ts';
import type { Me } from './me.ts';
import { homeOf } from './pages.ts';
import { Shell } from './Shell.tsx';
import { Splash } from './Splash.tsx';
import { StepUpProvider } from './StepUp.tsx';

/** Lets a full session in; everybody else goes to sign-in or to enrolling a second factor. */
export function Gate() {
  const { pathname, search } = useLocation();
  const session = useRead('/api/session', {}, { every: 60_000 });
  const me = useMemo<Me | null>(() => {
    const { person, party, state } = session.data ?? {};
    if (session.data === undefined || state !== 'full' || person == null || party == null) return null;
    return { session: session.data, person, party };
  }, [session.data]);

  // Whoever was in and is no more leaves a wiped screen, not a sign-in page with a full memory behind it.
  const wasIn = useRef(false);
  const out = session.data?.state === 'signed-out';
  useEffect(() => {
    if (me !== null) wasIn.current = true;
    if (out && wasIn.current) endScreen({ code: 'not-signed-in', text: null });
  }, [me, out]);

  if (me !== null) {
    return (
      <MeContext value={me}>
        <StepUpProvider>
          <Shell />
        </StepUpProvider>
      </MeContext>
    );
  }
  if (session.data?.state === 'enrol') return <Navigate to="/enrol" replace />;
  if (session.data !== undefined) {
    const next = pathname === '/' ? '' : `?next=${encodeURIComponent(pathname + search)}`;
    return <Navigate to={`/sign-in${next}`} replace />;
  }
  if (session.error !== null) {
    const { code } = session.error;
    if (keptOutWords(code) !== null) return <EndedPage ended={{ code, text: null }} />;
    return (
      <Container component="main" size="xs" py={64}>
        <h1 className="visually-hidden">Cordon</h1>
        <ErrorAlert error={session.error} onRetry={() => void session.refetch()} />
      </Container>
    );
  }
  return <Splash />;
}

/** The start page: each role has its own. */
export function Home() {
  const { person } = useMe();
  return <Navigate to={homeOf(person.role)} replace />;
}
