import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import type { LinkView, TakeUpBody } from '../../api/session.ts';
import { useForm } from '../../hooks/useForm.ts';

const SHORTEST_PASSWORD = 12;

interface TakeUpFormProps {
  readonly link: LinkView;
  readonly pending: boolean;
  readonly onTakeUp: (given: Omit<TakeUpBody, 'secret'>) => void;
}

/** Name and password of somebody new; the first company admin also brings e-mail and company. */
export function TakeUpForm({ link, pending, onTakeUp }: TakeUpFormProps) {
  const { form: given, needed } = useForm({ name: link.name ?? '', password: '', email: '', company: '' });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const { name, password, email, company } = given;
        onTakeUp({
          name: name.trim(),
          password,
          ...(link.setUp ? { email: email.trim(), company: company.trim() } : {}),
        });
      }}
    >
      <Stack>
        {link.setUp ? (
          <>
            <TextInput label="Company" autoComplete="organization" minLength={2} {...needed('company')} />
            <TextInput
              label="E-mail"
              description="You sign in with it"
              type="email"
              autoComplete="username"
              {...needed('email')}
            />
          </>
        ) : (
          // Read-only, and there for the browser's password store.
          <TextInput
            label="E-mail"
            description="You sign in with it"
            type="email"
            autoComplete="username"
            readOnly
            value={link.email ?? ''}
          />
        )}
        <TextInput
          label="Your name"
          description="Colleagues and the ledger know you by it"
          autoComplete="name"
          minLength={2}
          {...needed('name')}
        />
        <PasswordInput
          label="Password"
          description={`At least ${SHORTEST_PASSWORD} characters; a sentence is good`}
          autoComplete="new-password"
          minLength={SHORTEST_PASSWORD}
          {...needed('password')}
        />
        <Button type="submit" loading={pending}>
          Create my account
        </Button>
      </Stack>
    </form>
  );
}
