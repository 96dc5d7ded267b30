import { Alert, Button, Code, CopyButton, Group, List, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { send } from '../../api/client.ts';
import { queryClient, useRead } from '../../api/query.ts';
import type { SsoSettingsView } from '../../api/session.ts';
import { useMe } from '../../app/me.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormError } from '../../components/FormError.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { useUrl } from '../../hooks/useUrl.ts';
import { sendSigned } from '../../keys/sendSigned.ts';
import { SsoForm } from './SsoForm.tsx';

/** Sets up how a party's people sign in with their own company's account: enter, try, and only then require it. */
export default function SsoPage() {
  const me = useMe();
  const [search] = useUrl();
  const party = search.get('party') ?? me.party.id;
  const read = useRead('/api/sso/:party', { party });
  return (
    <>
      <PageHead
        title="Company account"
        lead="People sign in where they always do: at their own company (OpenID Connect)."
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {read.data === undefined ? (
        read.error === null && <Loading what="settings" height={300} />
      ) : (
        <Stack gap="xl" maw={640}>
          <Register view={read.data} />
          <SsoForm key={read.data.settings?.changedAt ?? 'new'} view={read.data} />
          {read.data.settings !== null && <TryAndRequire view={read.data} settings={read.data.settings} />}
        </Stack>
      )}
    </>
  );
}

/** What the provider has to know of us. */
function Register({ view }: { readonly view: SsoSettingsView }) {
  const link = new URL(`/sign-in/${encodeURIComponent(view.party)}`, window.location.origin).href;
  return (
    <section aria-labelledby="register">
      <Title order={2} id="register" mb="xs">
        1. Register Cordon at your provider
      </Title>
      <Text size="sm">
        As a web application with a client secret. It asks for this address to send people back to:
      </Text>
      <Group gap="xs" mt={4}>
        <Code>{view.redirectUri}</Code>
        <CopyButton value={view.redirectUri}>
          {({ copied, copy }) => (
            <Button size="compact-xs" variant="default" onClick={copy} aria-label="Copy the address">
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Text size="sm" c="dimmed" mt="xs">
        Your people then sign in from <Code>{link}</Code>, or by typing their work e-mail on the sign-in page.
      </Text>
    </section>
  );
}

interface TryProps {
  readonly view: SsoSettingsView;
  readonly settings: NonNullable<SsoSettingsView['settings']>;
}

function TryAndRequire({ view: { party }, settings }: TryProps) {
  const withStepUp = useStepUp();
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['/api/sso/:party'] });
  const attempt = useMutation({
    mutationFn: () =>
      withStepUp(() =>
        send(
          'POST /api/sso/:party/try',
          { party },
          { next: `/company-account?party=${encodeURIComponent(party)}` },
        ),
      ),
    onSuccess: ({ url }) => {
      window.location.assign(url);
    },
  });
  const require = useMutation({
    mutationFn: (required: boolean) =>
      withStepUp(() =>
        sendSigned(
          'POST /api/sso/:party/require',
          { party },
          { required },
          { act: 'sso-changed', words: { change: 'require', vendor: party, required } },
        ),
      ),
    onSuccess: refresh,
  });
  const remove = useMutation({
    mutationFn: () =>
      withStepUp(() =>
        sendSigned(
          'POST /api/sso/:party/remove',
          { party },
          {},
          { act: 'sso-changed', words: { change: 'remove', vendor: party } },
        ),
      ),
    onSuccess: refresh,
  });
  const tried = settings.triedAt !== null;
  return (
    <>
      <section aria-labelledby="try">
        <Title order={2} id="try" mb="xs">
          3. Try it
        </Title>
        {tried ? (
          <StatusMark tone="good">
            A sign-in with these settings went through <Time at={settings.triedAt} />
          </StatusMark>
        ) : (
          <StatusMark tone="warn">Not tried yet with these settings</StatusMark>
        )}
        <Text size="sm" c="dimmed" my="xs">
          You go to your provider and come back here. Nobody is signed in or linked by it.
        </Text>
        <Button
          size="xs"
          variant={tried ? 'default' : 'filled'}
          loading={attempt.isPending}
          onClick={() => {
            attempt.mutate();
          }}
        >
          Try it
        </Button>
        <FormError error={attempt.error} />
      </section>
      <section aria-labelledby="require">
        <Title order={2} id="require" mb="xs">
          4. Require it
        </Title>
        {settings.required ? (
          <StatusMark tone="good">Required: passwords let nobody in</StatusMark>
        ) : (
          <StatusMark tone="plain">Optional: a password still lets people in</StatusMark>
        )}
        <List size="sm" my="xs">
          <List.Item>
            Passwords stop working for all people of this party; security keys go on working.
          </List.Item>
          <List.Item>Any change above makes it optional again, until it was tried anew.</List.Item>
        </List>
        {!tried && (
          <Alert variant="default" mb="xs">
            Try it first, so that nobody locks themselves out.
          </Alert>
        )}
        <Group gap="xs">
          <Button
            size="xs"
            variant="default"
            disabled={!tried}
            loading={require.isPending}
            onClick={() => {
              require.mutate(!settings.required);
            }}
          >
            {settings.required ? 'Make it optional' : 'Require the company account'}
          </Button>
          <Button
            size="xs"
            variant="default"
            loading={remove.isPending}
            onClick={() => {
              remove.mutate();
            }}
          >
            Remove the company account
          </Button>
        </Group>
        <FormError error={require.error ?? remove.error} />
      </section>
    </>
  );
}
