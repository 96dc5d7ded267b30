import { Button, Code, Modal, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useSend } from '../../api/query.ts';
import { FormError } from '../../components/FormError.tsx';

const EMPTY = { name: '', site: '', country: '', networks: '', adminName: '', adminEmail: '' };

/** Adds a vendor with its first site and networks, and invites its admin. */
export function AddVendor() {
  const [open, setOpen] = useState(false);
  const [form, setForm] = useState(EMPTY);
  const add = useSend('POST /api/vendors', {}, ['/api/vendors']);
  const field = (key: keyof typeof EMPTY, label: string, description?: string) => (
    <TextInput
      label={label}
      description={description}
      required
      withAsterisk={false}
      value={form[key]}
      onChange={(event) => {
        setForm({ ...form, [key]: event.currentTarget.value });
      }}
    />
  );
  return (
    <>
      <Button
        size="xs"
        onClick={() => {
          add.reset();
          setForm(EMPTY);
          setOpen(true);
        }}
      >
        Add vendor
      </Button>
      <Modal
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title="Add a vendor"
      >
        {add.data === undefined ? (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              const { networks, ...rest } = form;
              const cidrs = networks.split(/\s+/).filter((cidr) => cidr !== '');
              add.mutate({ ...rest, networks: cidrs.map((cidr) => ({ cidr, label: form.site })) });
            }}
          >
            <Stack>
              {field('name', 'Name')}
              {field('site', 'First site', 'Where its people work')}
              {field('country', 'Country', 'Two letters, as PH')}
              <Textarea
                label="Networks"
                description="Ranges its people come from, one a line, as 203.0.113.0/24. Without one, nobody gets in."
                value={form.networks}
                onChange={(event) => {
                  setForm({ ...form, networks: event.currentTarget.value });
                }}
              />
              {field('adminName', 'Name of its admin')}
              {field('adminEmail', 'E-mail of its admin')}
              <FormError error={add.error} />
              <Button type="submit" loading={add.isPending}>
                Add and invite
              </Button>
            </Stack>
          </form>
        ) : (
          <Stack>
            <Text>
              {add.data.vendor.name} is added.{' '}
              {add.data.invitation.mailed
                ? 'The invitation was mailed.'
                : 'Hand this link to its admin; it is shown this once.'}
            </Text>
            {add.data.invitation.link !== null && (
              <Code block tabIndex={0}>
                {add.data.invitation.link}
              </Code>
            )}
            <Text>Next: draft the agreement.</Text>
          </Stack>
        )}
      </Modal>
    </>
  );
}
