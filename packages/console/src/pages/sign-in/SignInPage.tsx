import { Button, Divider, PasswordInput, Stack, TextInput } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { FormError } from '../../components/FormError.tsx';
import { passkeysWork } from '../../keys/passkey.ts';
import { EnrolPanel } from './EnrolPanel.tsx';
import { FrontDoor } from './FrontDoor.tsx';
import { safeNext } from './safeNext.ts';
import { SecondFactor } from './SecondFactor.tsx';
import { withPasskey, withPassword } from './signIn.ts';
import type { Next } from './signIn.ts';

/** E-mail and password or a passkey, then the second factor. */
export default function SignInPage() {
  const [step, setStep] = useState<Next | 'credentials'>('credentials');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [search] = useSearchParams();
  const navigate = useNavigate();

  const goOn = (next: Next): void => {
    if (next === 'in') void navigate(safeNext(search.get('next')), { replace: true });
    else setStep(next);
  };
  const signIn = useMutation({ mutationFn: (way: () => Promise<Next>) => way(), onSuccess: goOn });

  if (step === 'enrol') {
    return (
      <FrontDoor title="Add a second factor" lead="You need one before you can work. It takes a minute.">
        <EnrolPanel password={password} onDone={goOn} />
      </FrontDoor>
    );
  }
  if (step === 'second-factor') {
    return (
      <FrontDoor title="Second factor" lead="Your password was right. One more proof that it is you.">
        <SecondFactor
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
      <FormError error={signIn.error} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate(() => withPassword(email.trim(), password));
        }}
      >
        <Stack>
          <TextInput
            label="E-mail"
            type="email"
            autoComplete="username webauthn"
            required
            withAsterisk={false}
            value={email}
            onChange={(event) => {
              setEmail(event.currentTarget.value);
            }}
          />
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={password}
            onChange={(event) => {
              setPassword(event.currentTarget.value);
            }}
          />
          <Button type="submit" loading={signIn.isPending}>
            Sign in
          </Button>
        </Stack>
      </form>
      {passkeysWork() && (
        <>
          <Divider label="or" />
          <Button
            variant="default"
            leftSection={<IconFingerprint size={18} aria-hidden />}
            disabled={signIn.isPending}
            onClick={() => {
              signIn.mutate(withPasskey);
            }}
          >
            Use passkey or security key
          </Button>
        </>
      )}
    </FrontDoor>
  );
}
