import type { ActWords } from '@cordon/core/kernel';
import { canonicalText } from '@cordon/ledger';
import { Button, Checkbox, Code, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient } from '../../api/query.ts';
import type { WebhookView } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';
import { sendSigned, type Choice } from '../../keys/sendSigned.ts';
import { hidden, textHash } from '../../keys/sha256.ts';
import { QueueFields } from './QueueFields.tsx';
import { ZendeskSecret } from './RotateWebhook.tsx';
import { SecretOnce } from '../../components/SecretOnce.tsx';
import { useForm } from '../../hooks/useForm.ts';
import { useQueue, type Queue } from './useQueue.ts';
import { WEBHOOKS } from './webhookWords.ts';

const BLANK = { name: '', agreement: '', purpose: '', secret: '', web: false, email: false };

/** Makes a webhook. Of ours the secret is shown once; of a Zendesk it is typed in. */
export function NewWebhook({ source, name }: { readonly source: string; readonly name: string }) {
  const [open, setOpen] = useState(false);
  const [shape, setShape] = useState<WebhookView['shape']>('generic');
  const { form, setForm, change, needed } = useForm(BLANK);
  const queue = useQueue(source, form, open && shape === 'zendesk');
  const withStepUp = useStepUp();
  const body = bodyOf(shape, form, queue);
  const make = useMutation({
    // The secret is a way in; it does not stay in memory.
    gcTime: 0,
    mutationFn: async (asked: Asked) => {
      const { sent, words } = await signingOf(source, asked);
      return withStepUp(() =>
        sendSigned('POST /api/sources/:id/webhooks', { id: source }, sent, { act: 'webhook-made', words }),
      );
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [WEBHOOKS] }),
  });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          make.reset();
          setForm(BLANK);
          setOpen(true);
        }}
      >
        New webhook
      </Button>
      <Modal
        opened={open}
        onClose={() => {
          setOpen(false);
          make.reset();
          setForm(BLANK);
        }}
        title={`New webhook for ${name}`}
        size="lg"
      >
        {make.data === undefined ? (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (body !== null) make.mutate(body);
            }}
          >
            <Stack>
              <TextInput
                label="Name"
                description="Which system sends, so that you know what to revoke"
                maxLength={100}
                data-autofocus
                {...needed('name')}
              />
              <Radio.Group
                label="Helpdesk"
                value={shape}
                onChange={(value) => {
                  setShape(value === 'zendesk' ? 'zendesk' : 'generic');
                }}
              >
                <Group mt={4}>
                  <Radio value="generic" label="Any that can sign" />
                  <Radio value="zendesk" label="Zendesk" />
                </Group>
              </Radio.Group>
              {shape === 'zendesk' && (
                <>
                  <QueueFields queue={queue} onChoice={change} />
                  <Text size="sm">
                    A ticket is tied to its customer only where your side knew them: its external id is the
                    customer’s number, and it came by one of these. A ticket that an agent made ties nobody.
                  </Text>
                  <Checkbox
                    label="The web form and the app, where customers are signed in"
                    checked={form.web}
                    onChange={(event) => {
                      change({ web: event.currentTarget.checked });
                    }}
                  />
                  <Checkbox
                    label="E-mail, where you check that it comes from the address on file"
                    checked={form.email}
                    onChange={(event) => {
                      change({ email: event.currentTarget.checked });
                    }}
                  />
                  <ZendeskSecret
                    value={form.secret}
                    onValue={(secret) => {
                      change({ secret });
                    }}
                  />
                </>
              )}
              <FormError error={make.error} />
              <Group>
                <Button type="submit" loading={make.isPending} disabled={body === null}>
                  Make the webhook
                </Button>
              </Group>
            </Stack>
          </form>
        ) : (
          <Stack>
            <Text size="sm">The helpdesk sends to:</Text>
            <Code block aria-label="Where the helpdesk sends to">
              {window.location.origin + make.data.webhook.path}
            </Code>
            {make.data.secret !== null && (
              <SecretOnce secret={make.data.secret} label="The secret">
                This is the only time the secret is shown. Copy it into the helpdesk now.
              </SecretOnce>
            )}
          </Stack>
        )}
      </Modal>
    </>
  );
}

type Sent = Choice<'POST /api/sources/:id/webhooks'>;
type Generic = Extract<Sent, { shape: 'generic' }>;

/** What the form asks for; what hides a secret in the words comes with the signature. */
type Asked = Generic | Omit<Exclude<Sent, Generic>, 'salt'>;

/** What is sent and signed. */
async function signingOf(
  source: string,
  asked: Asked,
): Promise<{ readonly sent: Sent; readonly words: ActWords }> {
  const words = { source, shape: asked.shape, name: await textHash(asked.name) };
  if (asked.shape === 'generic') return { sent: asked, words };
  const { vendor, purpose, channels, secret } = asked;
  const { word, salt } = hidden(await textHash(secret));
  return {
    sent: { ...asked, salt },
    words: { ...words, vendor, purpose, channels: canonicalText(channels), secret: word },
  };
}

/** What is asked; null while something is missing. */
function bodyOf(shape: WebhookView['shape'], form: typeof BLANK, queue: Queue): Asked | null {
  const { secret, web, email } = form;
  const name = form.name.trim();
  const { agreement, purpose } = queue;
  if (name === '') return null;
  if (shape === 'generic') return { shape, name };
  if (agreement === undefined || purpose === undefined || secret.length < 20) return null;
  return {
    ...{ shape, name, vendor: agreement.vendor.id, purpose, secret },
    channels: {
      ...(web && { web: 'request' as const, mobile: 'request' as const }),
      ...(email && { email: 'mail' as const }),
    },
  };
}
