import {
  Button,
  Checkbox,
  Code,
  Group,
  Modal,
  NativeSelect,
  Radio,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import { queryClient, useRead } from '../../api/query.ts';
import type { WebhookBody, WebhookView } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';
import { ZendeskSecret } from './RotateWebhook.tsx';
import { SecretOnce } from './SecretOnce.tsx';
import { WEBHOOKS } from './webhookWords.ts';

const BLANK = { name: '', vendor: '', purpose: '', secret: '', web: false, email: false };

/** Makes a webhook. Of ours the secret is shown once; of a Zendesk it is typed in. */
export function NewWebhook({ source, name }: { readonly source: string; readonly name: string }) {
  const [open, setOpen] = useState(false);
  const [shape, setShape] = useState<WebhookView['shape']>('generic');
  const [form, setForm] = useState(BLANK);
  const vendors = useRead('/api/vendors', {}, { enabled: open });
  const withStepUp = useStepUp();
  const vendor = form.vendor === '' ? (vendors.data?.[0]?.id ?? '') : form.vendor;
  const complete =
    form.name.trim() !== '' &&
    (shape === 'generic' || (vendor !== '' && form.purpose.trim() !== '' && form.secret.length >= 20));
  const body = (): WebhookBody =>
    shape === 'generic'
      ? { shape, name: form.name }
      : {
          ...{ shape, name: form.name, vendor, purpose: form.purpose.trim(), secret: form.secret },
          channels: {
            ...(form.web && { web: 'request' as const, mobile: 'request' as const }),
            ...(form.email && { email: 'mail' as const }),
          },
        };
  const make = useMutation({
    // The secret is a way in; it does not stay in memory.
    gcTime: 0,
    mutationFn: () => withStepUp(() => send('POST /api/sources/:id/webhooks', { id: source }, body())),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [WEBHOOKS] }),
  });
  const change = (part: Partial<typeof BLANK>): void => {
    setForm((old) => ({ ...old, ...part }));
  };
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
              make.mutate();
            }}
          >
            <Stack>
              <TextInput
                label="Name"
                description="Which system sends, so that you know what to revoke"
                required
                withAsterisk={false}
                maxLength={100}
                data-autofocus
                value={form.name}
                onChange={(event) => {
                  change({ name: event.currentTarget.value });
                }}
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
                  <NativeSelect
                    label="Vendor"
                    description="Whose queue its tickets are in"
                    data={(vendors.data ?? []).map(({ id, name: of }) => ({ value: id, label: of }))}
                    value={vendor}
                    onChange={(event) => {
                      change({ vendor: event.currentTarget.value });
                    }}
                  />
                  <TextInput
                    label="Purpose"
                    description="As the agreement names it, such as order-support"
                    required
                    withAsterisk={false}
                    value={form.purpose}
                    onChange={(event) => {
                      change({ purpose: event.currentTarget.value });
                    }}
                  />
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
                <Button type="submit" loading={make.isPending} disabled={!complete}>
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
