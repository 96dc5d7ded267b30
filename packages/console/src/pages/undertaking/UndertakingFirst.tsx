import { Alert } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useRead } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { day } from '../../components/instant.ts';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { SignUndertaking } from './SignUndertaking.tsx';

/**
 * An agent's pages come after their undertaking: until it is signed, it is the only page. It spares people refusals;
 * the server is what refuses.
 */
export function UndertakingFirst({ children }: { readonly children: ReactNode }) {
  const { person } = useMe();
  return person.role === 'agent' ? <ForAgent>{children}</ForAgent> : children;
}

function ForAgent({ children }: { readonly children: ReactNode }) {
  const { pathname } = useLocation();
  const read = useRead('/api/me/undertaking', {}, { every: 300_000 });
  const mine = read.data;
  if (mine === undefined) {
    return read.error === null ? (
      <Loading what="your undertaking" height={320} />
    ) : (
      <>
        <PageHead title="Your undertaking" />
        <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      </>
    );
  }
  const { asked, current, next, nextSigned, company } = mine;
  if (asked && current !== null) {
    return (
      <>
        <PageHead
          title="Before you start"
          lead={`${company.name} asks everybody who sees its customers\u2019 data to sign this. Read it; it takes two minutes. Then your tickets open.`}
        />
        <SignUndertaking key={current.textHash} mine={mine} text={current} />
      </>
    );
  }
  return (
    <>
      {next !== null && nextSigned === null && pathname !== '/undertaking' && (
        <Alert mb="md" icon={<IconFileText size={18} aria-hidden />} variant="light">
          Your undertaking has a new text from {day(next.validFrom)}.{' '}
          <Link className="link" to="/undertaking">
            Read and sign it now
          </Link>
          , so that nothing stops you on that day.
        </Alert>
      )}
      {children}
    </>
  );
}
