import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';

interface PasswordFormProps {
  readonly pending: boolean;
  /** Another way is offered first. */
  readonly secondary: boolean;
  readonly onGiven: (email: string, password: string) => void;
}

/** E-mail and password. */
export function PasswordForm({ pending, secondary, onGiven }: PasswordFormProps) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onGiven(email.trim(), password);
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
        <Button type="submit" loading={pending} variant={secondary ? 'default' : 'filled'}>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
