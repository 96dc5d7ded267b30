import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient } from '../../api/query.ts';
import type { WebhookView } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';
import { hidden, textHash } from '../../keys/sha256.ts';
import { SecretOnce } from '../../components/SecretOnce.tsx';
import { WEBHOOKS } from './webhookWords.ts';

/** Gives a webhook another secret; the one before stays good for a day. */
export function RotateWebhook({ row }: { readonly row: WebhookView }) {
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState('');
  const withStepUp = useStepUp();
  const zendesk = row.shape === 'zendesk';
  const close = (): void => {
    setOpen(false);
    setSecret('');
  };
  const rotate = useMutation({
    // The secret is a way in; it does not stay in memory.
    gcTime: 0,
    mutationFn: async () => {
      const { id } = row;
      const typed = zendesk ? hidden(await textHash(secret)) : null;
      const words = { webhook: id, ...(typed !== null && { secret: typed.word }) };
      const given = typed === null ? {} : { secret, salt: typed.salt };
      return withStepUp(() =>
        sendSigned('POST /api/webhooks/:id/rotate', { id }, given, { act: 'webhook-rotated', words }),
      );
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: [WEBHOOKS] });
      if (zendesk) close();
    },
  });
  const made = rotate.data?.secret ?? null;
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`New secret for ${row.name}`}
        onClick={() => {
          rotate.reset();
          setOpen(true);
        }}
      >
        New secret
      </Button>
      <Modal opened={open} onClose={close} title={`New secret for ${row.name}`} size="lg">
        {made === null ? (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              rotate.mutate();
            }}
          >
            <Stack>
              <Text size="sm">
                The secret in use stays good for one day beside the new one, so that no delivery is lost.
              </Text>
              {zendesk && <ZendeskSecret value={secret} onValue={setSecret} />}
              <FormError error={rotate.error} />
              <Group>
                <Button type="submit" loading={rotate.isPending} disabled={zendesk && secret.length < 20}>
                  {zendesk ? 'Use this secret' : 'Make a new secret'}
                </Button>
              </Group>
            </Stack>
          </form>
        ) : (
          <SecretOnce secret={made} label="The secret">
            This is the only time the secret is shown. Copy it into the helpdesk now.
          </SecretOnce>
        )}
      </Modal>
    </>
  );
}

interface ZendeskSecretProps {
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** The signing secret that Zendesk made. */
export function ZendeskSecret({ value, onValue }: ZendeskSecretProps) {
  return (
    <PasswordInput
      label="Signing secret"
      description="Zendesk shows it on the webhook’s page"
      autoComplete="off"
      required
      withAsterisk={false}
      value={value}
      onChange={(event) => {
        onValue(event.currentTarget.value);
      }}
    />
  );
}
