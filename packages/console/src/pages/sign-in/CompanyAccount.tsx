import { Button, Stack, TextInput } from '@mantine/core';
import { IconBuilding } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import { FormError } from '../../components/FormError.tsx';

interface CompanyAccountProps {
  /** The party a link names; its people need not type an address. */
  readonly party: string | null;
  readonly next: string;
}

/** Leaves for the sign-in page of the person's own company. */
export function CompanyAccount({ party, next }: CompanyAccountProps) {
  const [asking, setAsking] = useState(false);
  const [email, setEmail] = useState('');
  const leave = useMutation({
    mutationFn: (who: { email: string } | { party: string }) =>
      send('POST /api/sso/start', {}, { ...who, next }),
    onSuccess: ({ url }) => {
      window.location.assign(url);
    },
  });
  if (!asking || party !== null) {
    return (
      <Stack gap="xs">
        <FormError error={leave.error} />
        <Button
          variant={party === null ? 'default' : 'filled'}
          leftSection={<IconBuilding size={18} aria-hidden />}
          loading={leave.isPending}
          // The words are longer than a narrow screen.
          styles={{
            root: { height: 'auto', minHeight: 36, paddingBlock: 6 },
            label: { whiteSpace: 'normal', lineHeight: 1.3 },
          }}
          onClick={() => {
            if (party === null) setAsking(true);
            else leave.mutate({ party });
          }}
        >
          Sign in with your company account
        </Button>
      </Stack>
    );
  }
  return (
    <form
      aria-label="Company account"
      onSubmit={(event) => {
        event.preventDefault();
        leave.mutate({ email: email.trim() });
      }}
    >
      <Stack>
        <FormError error={leave.error} />
        <TextInput
          label="Work e-mail"
          description="It leads to the sign-in page of your own company"
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          ref={(field) => field?.focus()}
          value={email}
          onChange={(event) => {
            setEmail(event.currentTarget.value);
          }}
        />
        <Button type="submit" variant="default" loading={leave.isPending}>
          Go to your company’s sign-in
        </Button>
      </Stack>
    </form>
  );
}
