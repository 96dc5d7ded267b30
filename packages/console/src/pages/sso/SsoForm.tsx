import {
  Button,
  Group,
  NativeSelect,
  PasswordInput,
  Stack,
  TagsInput,
  TextInput,
  Title,
} from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient } from '../../api/query.ts';
import type { SsoSettingsView } from '../../api/session.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';
import { hidden, textHash } from '../../keys/sha256.ts';

/** Values of `amr` (RFC 8176) that common providers give for more than a password. */
const USUAL_AMR = ['mfa', 'otp', 'hwk', 'swk', 'fpt', 'face'];

const trimmed = (list: readonly string[]): string[] => list.map((one) => one.trim());

/** What the provider gave, and what of its answers counts as a second factor. */
export function SsoForm({ view: { party, settings } }: { readonly view: SsoSettingsView }) {
  const withStepUp = useStepUp();
  const [issuer, setIssuer] = useState(settings?.issuer ?? '');
  const [clientId, setClientId] = useState(settings?.clientId ?? '');
  const [secret, setSecret] = useState('');
  const [domains, setDomains] = useState<string[]>([...(settings?.domains ?? [])]);
  const [mfaAmr, setMfaAmr] = useState<string[]>([...(settings?.mfaAmr ?? ['mfa', 'otp', 'hwk'])]);
  const [mfaAcr, setMfaAcr] = useState<string[]>([...(settings?.mfaAcr ?? [])]);
  const [claim, setClaim] = useState(settings?.userNameClaim ?? null);
  const save = useMutation({
    // The secret does not stay in memory.
    gcTime: 0,
    mutationFn: async () => {
      // In the one spelling that the server keeps, since that is what is signed.
      const given = {
        ...{ issuer: issuer.trim(), clientId: clientId.trim(), mfaAmr: trimmed(mfaAmr) },
        ...{
          mfaAcr: trimmed(mfaAcr),
          domains: [...new Set(trimmed(domains).map((one) => one.toLowerCase()))],
        },
      };
      const secretWord = secret === '' ? null : hidden(await textHash(secret));
      const words = {
        ...{ change: 'set-up', vendor: party, issuer: given.issuer, client: given.clientId },
        ...{ domains: given.domains.join(' '), mfaAmr: JSON.stringify(given.mfaAmr) },
        mfaAcr: JSON.stringify(given.mfaAcr),
        userNameClaim: claim ?? 'none',
        ...(secretWord !== null && { clientSecret: secretWord.word }),
      };
      return withStepUp(() =>
        sendSigned(
          'PUT /api/sso/:party',
          { party },
          {
            ...given,
            userNameClaim: claim,
            ...(secretWord !== null && { clientSecret: secret, salt: secretWord.salt }),
          },
          { act: 'sso-changed', words },
        ),
      );
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['/api/sso/:party'] }),
  });
  const moved = settings?.issuer !== issuer.trim() || settings.clientId !== clientId.trim();
  return (
    <section aria-labelledby="provider">
      <Title order={2} id="provider" mb="xs">
        2. Enter what it gives you
      </Title>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack>
          <TextInput
            label="Issuer"
            description="Its https address, as its documentation names it"
            type="url"
            required
            withAsterisk={false}
            value={issuer}
            onChange={(event) => {
              setIssuer(event.currentTarget.value);
            }}
          />
          <TextInput
            label="Client id"
            required
            withAsterisk={false}
            value={clientId}
            onChange={(event) => {
              setClientId(event.currentTarget.value);
            }}
          />
          <PasswordInput
            label="Client secret"
            description={moved ? 'Kept sealed, shown to nobody' : 'Leave empty to keep the one of before'}
            autoComplete="off"
            required={moved}
            withAsterisk={false}
            value={secret}
            onChange={(event) => {
              setSecret(event.currentTarget.value);
            }}
          />
          <TagsInput
            label="E-mail domains"
            description="Whose addresses lead to this provider; somebody of yours has to have one"
            value={domains}
            onChange={setDomains}
          />
          <TagsInput
            label="Counts as a second factor: amr"
            description="Values your provider gives when it asked for more than a password. None: ours is asked for"
            data={USUAL_AMR}
            value={mfaAmr}
            onChange={setMfaAmr}
          />
          <TagsInput
            label="Counts as a second factor: acr"
            description="For providers that say it so"
            value={mfaAcr}
            onChange={setMfaAcr}
          />
          <NativeSelect
            label="People without an e-mail address"
            description="Your directory (SCIM) may know somebody by a user name alone. Choose where your provider says it, and only if nobody can change theirs there"
            value={claim ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setClaim(value === 'sub' || value === 'preferred_username' ? value : null);
            }}
            data={[
              { value: '', label: 'Do not come in this way' },
              { value: 'preferred_username', label: 'Their user name is in preferred_username' },
              { value: 'sub', label: 'Their user name is in sub' },
            ]}
          />
          <FormError error={save.error} />
          <Group>
            <Button type="submit" loading={save.isPending} disabled={domains.length === 0}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </section>
  );
}
