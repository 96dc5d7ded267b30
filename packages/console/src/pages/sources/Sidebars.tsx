import { Button, Code, Group, Modal, Radio, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient, useRead } from '../../api/query.ts';
import type { SidebarView } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormError } from '../../components/FormError.tsx';
import { sendSigned, type Choice } from '../../keys/sendSigned.ts';
import { textHash } from '../../keys/sha256.ts';
import { SecretOnce } from '../../components/SecretOnce.tsx';
import { useForm } from '../../hooks/useForm.ts';
import { SecretTable } from './SecretTable.tsx';
import classes from './sources.module.css';

const PATH = '/api/sources/:id/sidebars';

type Asked = Choice<'POST /api/sources/:id/sidebars'>;

/** Where a helpdesk may show Cordon beside a ticket, each named and signed by the company's admin. */
export function Sidebars({ source, name }: { readonly source: string; readonly name: string }) {
  const sidebars = useRead(PATH, { id: source });
  return (
    <section aria-label={`Sidebar for ${name}`}>
      <Group justify="space-between" mb="xs">
        <Title order={3}>Sidebar in the helpdesk</Title>
        <NewSidebar source={source} name={name} />
      </Group>
      <Text size="sm" c="dimmed" mb="xs">
        Agents see the customer of a ticket in a frame beside it. Only the pages you name may frame it, and
        the helpdesk only says which ticket is open: each agent still signs in to Cordon.
      </Text>
      <ErrorAlert error={sidebars.error} onRetry={() => void sidebars.refetch()} />
      {sidebars.data?.length === 0 && <Text size="sm">No helpdesk shows Cordon yet.</Text>}
      <SecretTable
        label={`Sidebars of ${name}`}
        rows={sidebars.data ?? []}
        column={{ title: 'Framed by', cell: (row) => <FramedBy row={row} /> }}
        revoke={({ id }) =>
          sendSigned(
            'POST /api/sidebars/:id/revoke',
            { id },
            {},
            { act: 'sidebar-revoked', words: { sidebar: id }, closes: true },
          )
        }
        refresh={PATH}
      />
    </section>
  );
}

function FramedBy({ row: { origins, path, algorithm } }: { readonly row: SidebarView }) {
  return (
    <>
      {origins.map((origin) => (
        <Code key={origin} className={classes.address ?? ''} display="block">
          {origin}
        </Code>
      ))}
      <Text size="xs" c="dimmed">
        {window.location.origin}
        {path}, {algorithm}
      </Text>
    </>
  );
}

const BLANK = { name: '', origins: '', publicKey: '' };

function NewSidebar({ source, name }: { readonly source: string; readonly name: string }) {
  const [open, setOpen] = useState(false);
  const { form, setForm, needed } = useForm(BLANK);
  const [algorithm, setAlgorithm] = useState<SidebarView['algorithm']>('HS256');
  const withStepUp = useStepUp();
  const body = bodyOf(form, algorithm);
  const make = useMutation({
    // The secret is a way in; it does not stay in memory.
    gcTime: 0,
    mutationFn: async (asked: Asked) => {
      const words = {
        ...{ source, name: await textHash(asked.name), origins: asked.origins.join(' ') },
        algorithm: asked.algorithm,
        ...('publicKey' in asked && { publicKey: asked.publicKey }),
      };
      return withStepUp(() =>
        sendSigned(`POST ${PATH}`, { id: source }, asked, { act: 'sidebar-made', words }),
      );
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [PATH] }),
  });
  const close = (): void => {
    setOpen(false);
    make.reset();
    setForm(BLANK);
  };
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          setOpen(true);
        }}
      >
        New sidebar
      </Button>
      <Modal opened={open} onClose={close} title={`New sidebar for ${name}`} size="lg">
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
                description="Which helpdesk it is, so that you know what to revoke"
                maxLength={100}
                data-autofocus
                {...needed('name')}
              />
              <Textarea
                label="Pages that may frame it"
                description="One a line, as https://name.example.com without a path. Nobody else’s page can show it."
                autosize
                minRows={2}
                {...needed('origins')}
              />
              <Radio.Group
                label="The helpdesk signs which ticket is open"
                value={algorithm}
                onChange={(value) => {
                  setAlgorithm(value === 'ES256' ? 'ES256' : 'HS256');
                }}
              >
                <Group mt={4}>
                  <Radio value="HS256" label="With a secret we make" />
                  <Radio value="ES256" label="With a key of its own" />
                </Group>
              </Radio.Group>
              {algorithm === 'ES256' && (
                <Textarea
                  label="Its public key"
                  description="P-256, base64 of the SubjectPublicKeyInfo: a PEM file without its first and last line"
                  autosize
                  {...needed('publicKey')}
                />
              )}
              <FormError error={make.error} />
              <Group>
                <Button type="submit" loading={make.isPending} disabled={body === null}>
                  Make the sidebar
                </Button>
              </Group>
            </Stack>
          </form>
        ) : (
          <Stack>
            <Text size="sm">The helpdesk frames, with its token behind the #:</Text>
            <Code block aria-label="What the helpdesk frames">
              {window.location.origin + make.data.sidebar.path}
            </Code>
            {make.data.secret === null ? (
              <Text size="sm">Done. The helpdesk signs with its own key.</Text>
            ) : (
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

/** What is asked; null while something is missing. */
function bodyOf(form: typeof BLANK, algorithm: SidebarView['algorithm']): Asked | null {
  const name = form.name.trim();
  const origins = form.origins.split(/\s+/).filter((origin) => origin !== '');
  const publicKey = form.publicKey.replaceAll(/\s/g, '');
  if (name === '' || origins.length === 0) return null;
  if (algorithm === 'HS256') return { name, origins, algorithm };
  return publicKey === '' ? null : { name, origins, algorithm, publicKey };
}
