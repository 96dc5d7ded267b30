import { Alert, Button, Divider, Text } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { SecondFactorWay } from '../../api/session.ts';
import { KeptOutAlert } from '../../components/KeptOutAlert.tsx';
import { useRead } from '../../api/query.ts';
import { passkeysWork } from '../../keys/passkey.ts';
import { CompanyAccount } from './CompanyAccount.tsx';
import { Enrolment } from './Enrolment.tsx';
import { FrontDoor } from './FrontDoor.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { safeNext } from './safeNext.ts';
import { SecondFactor } from './SecondFactor.tsx';
import { SignInError } from './SignInError.tsx';
import { withPasskey, withPassword } from './signIn.ts';
import type { Next } from './signIn.ts';

/** The server knows which of them the person has; a page that was sent here by a company account does not. */
const ALL_WAYS: readonly SecondFactorWay[] = ['passkey', 'totp', 'backup-code'];

/** A passkey or security key, which is both factors at once; or e-mail and password, then the second factor. */
export default function SignInPage() {
  const [search] = useSearchParams();
  const { party = null } = useParams();
  const asked = search.get('second') !== null;
  const [step, setStep] = useState<Next | 'credentials'>(asked ? 'second-factor' : 'credentials');
  const [password, setPassword] = useState('');
  const [ways, setWays] = useState<readonly SecondFactorWay[]>(ALL_WAYS);
  const navigate = useNavigate();

  const next = safeNext(search.get('next'));
  const goOn = (step: Next): void => {
    if (step === 'in') void navigate(next, { replace: true });
    else setStep(step);
  };
  const session = useRead('/api/session', {});
  const signIn = useMutation({ mutationFn: (way: () => Promise<Next>) => way(), onSuccess: goOn });

  if (step === 'enrol') {
    return (
      <Enrolment
        lead="You need one before you can work. It takes a minute."
        password={password}
        onDone={() => {
          goOn('in');
        }}
      />
    );
  }
  if (step === 'second-factor') {
    return (
      <FrontDoor
        title="Second factor"
        lead={
          asked
            ? 'Your company account was right. One more proof that it is you.'
            : 'Your password was right. One more proof that it is you.'
        }
      >
        <SecondFactor
          ways={ways}
          onNext={goOn}
          onBack={() => {
            setStep('credentials');
          }}
        />
      </FrontDoor>
    );
  }
  return (
    <FrontDoor title="Sign in">
      <Refused code={search.get('refused')} />
      {/* Who was just told by their own try is not told twice. */}
      {signIn.isIdle && <KeptOutAlert code={session.data?.why?.code ?? null} />}
      <SignInError error={signIn.error} />
      {party !== null && <CompanyAccount party={party} next={next} />}
      {passkeysWork() && (
        <>
          <Button
            leftSection={<IconFingerprint size={18} aria-hidden />}
            disabled={signIn.isPending}
            onClick={() => {
              signIn.mutate(withPasskey);
            }}
          >
            Use passkey or security key
          </Button>
          <Divider label="or with your password" />
        </>
      )}
      <PasswordForm
        pending={signIn.isPending}
        secondary={passkeysWork()}
        onGiven={(email, given) => {
          setPassword(given);
          signIn.mutate(async () => {
            const { next: step, ways: may } = await withPassword(email, given);
            setWays(may);
            return step;
          });
        }}
      />
      {party === null && (
        <>
          <Divider label="or" />
          <CompanyAccount party={null} next={next} />
        </>
      )}
    </FrontDoor>
  );
}

/** Why a company account brought nobody in; the reasons that help an attacker stay in the ledger. */
function Refused({ code }: { readonly code: string | null }) {
  if (code === null) return null;
  return (
    <Alert color="red" variant="light" role="alert" title="That did not work">
      <Text size="sm" c="var(--mantine-color-text)">
        {code === 'sso-unavailable'
          ? 'Your company’s sign-in service does not answer as it should. Try again in a moment, or use your security key.'
          : 'The sign-in with your company account was not accepted. Try again, or ask your administrator.'}
      </Text>
    </Alert>
  );
}
