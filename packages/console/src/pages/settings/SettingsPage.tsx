import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useRead, useSend } from '../../api/query.ts';
import type { SessionRow } from '../../api/session.ts';
import { useMe } from '../../app/me.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormError } from '../../components/FormError.tsx';
import { InviteForm } from '../../components/InviteForm.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { PeopleTable } from '../../components/PeopleTable.tsx';
import { Time } from '../../components/Time.tsx';

/** One's own sign-ins, and for the company admin the people of the company. */
export default function SettingsPage() {
  const { person, party, session } = useMe();
  const sessions = useRead('/api/session/list', {});
  const admin = person.role === 'company-admin';
  return (
    <>
      <PageHead title="Settings" lead={`You are ${person.name} of ${party.name}.`} />
      <Stack gap="lg">
        <section aria-label="Second factors">
          <Title order={2} size="h4">
            Second factors
          </Title>
          <Text>
            {session.factors.totp ? 'An authenticator app is enrolled.' : 'No authenticator app is enrolled.'}{' '}
            {session.factors.passkeys === 0
              ? 'No passkey is registered.'
              : `${String(session.factors.passkeys)} passkeys or security keys are registered.`}
          </Text>
        </section>
        <section aria-label="Your sessions">
          <Title order={2} size="h4">
            Your sessions
          </Title>
          <ErrorAlert error={sessions.error} onRetry={() => void sessions.refetch()} />
          {sessions.data?.items.map((one) => (
            <Session key={one.id} session={one} />
          ))}
        </section>
        {admin && <CompanyPeople party={party.id} />}
      </Stack>
    </>
  );
}

function Session({ session }: { readonly session: SessionRow }) {
  const end = useSend('DELETE /api/sessions/:id', { id: session.id }, ['/api/session/list']);
  return (
    <Group justify="space-between">
      <Text size="sm">
        Signed in <Time at={session.createdAt} /> from {session.ip ?? 'an unknown address'}
        {session.current && ' (this one)'}
      </Text>
      {!session.current && (
        <Button
          size="xs"
          variant="default"
          loading={end.isPending}
          onClick={() => {
            end.mutate(undefined);
          }}
        >
          End session
        </Button>
      )}
      <FormError error={end.error} />
    </Group>
  );
}

function CompanyPeople({ party }: { readonly party: string }) {
  const people = useRead('/api/people', {}, { query: { party } });
  return (
    <section aria-label="People of the company">
      <Group justify="space-between">
        <Title order={2} size="h4">
          People of the company
        </Title>
        <InviteForm
          party={party}
          roles={['privacy-officer', 'security-officer', 'vendor-manager', 'company-admin']}
          refresh="/api/people"
        />
      </Group>
      <ErrorAlert error={people.error} onRetry={() => void people.refetch()} />
      <PeopleTable rows={people.data} refresh="/api/people" maySuspend />
    </section>
  );
}
