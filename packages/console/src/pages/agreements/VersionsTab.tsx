import { Button, Code, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { send } from '../../api/client.ts';
import { queryClient } from '../../api/query.ts';
import type { AgreementView, VersionView } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { signTerms } from '../../keys/partyKey.ts';

const SIGNERS = ['company-admin', 'vendor-manager', 'vendor-admin'];

/** Who signed which version. Terms are in force only with both parties' valid signatures. */
export function VersionsTab({ view }: { readonly view: AgreementView }) {
  return (
    <Stack gap="lg">
      {view.versions.map((version) => (
        <Version key={version.version} view={view} version={version} />
      ))}
    </Stack>
  );
}

function Version({ view, version }: { readonly view: AgreementView; readonly version: VersionView }) {
  const { person, party } = useMe();
  const withStepUp = useStepUp();
  const sign = useMutation({
    mutationFn: () =>
      withStepUp(async () => {
        const { publicKey, signature } = await signTerms(person.id, version.termsHash);
        return send(
          'POST /api/agreements/:id/sign',
          { id: view.row.id },
          { version: version.version, publicKey, signature },
        );
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['/api/agreements/:id'] }),
  });
  const signed = version.signatures.some((signature) => signature.party.id === party.id);
  const maySign = SIGNERS.includes(person.role) && !signed && view.row.status !== 'ended';
  const blocked = view.effects.some(({ unfed }) => unfed);
  return (
    <section aria-label={`Version ${String(version.version)}`}>
      <Title order={2} size="h5">
        Version {version.version}, <Time at={version.createdAt} bare />
      </Title>
      <Text size="sm">Hash of the terms (SHA-256), which both parties sign:</Text>
      <Code block tabIndex={0}>
        {version.termsHash}
      </Code>
      {version.signatures.map((signature) => (
        <Text key={signature.party.id} size="sm">
          <StatusMark tone={signature.valid ? 'good' : 'bad'}>
            {signature.valid ? 'Valid signature' : 'Invalid signature'}
          </StatusMark>{' '}
          of {signature.party.name}
          {signature.person !== null && ` by ${signature.person}`}, <Time at={signature.at} />
        </Text>
      ))}
      {version.signatures.length === 0 && <Text c="dimmed">Nobody has signed it yet.</Text>}
      {maySign && (
        <Button
          mt="sm"
          disabled={blocked}
          loading={sign.isPending}
          onClick={() => {
            sign.mutate();
          }}
        >
          Sign for {party.name}
        </Button>
      )}
      <FormError error={sign.error} />
    </section>
  );
}
