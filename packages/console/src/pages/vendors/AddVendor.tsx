import { canonicalText } from '@cordon/ledger';
import { Button, Group, Modal, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { queryClient, useRead } from '../../api/query.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';
import { Invitation } from '../../components/Invitation.tsx';
import { useForm } from '../../hooks/useForm.ts';
import { sendSigned } from '../../keys/sendSigned.ts';
import { hidden } from '../../keys/sha256.ts';

const EMPTY = { name: '', site: '', country: '', networks: '', adminName: '', adminEmail: '' };

/** Adds a vendor with its first site and networks, and invites its admin. */
export function AddVendor() {
  const [open, setOpen] = useState(false);
  const { form, setForm, field, needed } = useForm(EMPTY);
  const withStepUp = useStepUp();
  const add = useMutation({
    // The link is a way in; it does not stay in memory.
    gcTime: 0,
    mutationFn: () => {
      const [name, site, adminName] = [form.name.trim(), form.site.trim(), form.adminName.trim()];
      const [country, adminEmail] = [form.country.toUpperCase(), form.adminEmail.trim()];
      const cidrs = form.networks.split(/[\s,]+/).filter((cidr) => cidr !== '');
      const labels = cidrs.map(() => site);
      const { word, salt } = hidden(canonicalText({ name, site, labels, adminName, adminEmail }));
      const networks = cidrs.map((cidr) => ({ cidr, label: site }));
      return withStepUp(() =>
        sendSigned(
          'POST /api/vendors',
          {},
          { name, site, country, networks, adminName, adminEmail, salt },
          { act: 'vendor-added', words: { country, ranges: cidrs.join(' '), details: word } },
        ),
      );
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['/api/vendors'] }),
  });
  const sources = useRead('/api/sources', {}, { enabled: open });
  const nextStep =
    sources.data?.length === 0
      ? { to: '/sources', words: 'Next: connect the customer database' }
      : { to: '/agreements', words: 'Next: draft the agreement' };
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
              add.mutate();
            }}
          >
            <Stack>
              <TextInput label="Name" minLength={2} {...needed('name')} />
              <Group grow align="flex-start">
                <TextInput
                  label="First site"
                  description="Where its people work"
                  minLength={2}
                  {...needed('site')}
                />
                <TextInput
                  label="Country"
                  description="Two letters, as PH"
                  pattern="[A-Za-z]{2}"
                  maxLength={2}
                  {...needed('country')}
                />
              </Group>
              <Textarea
                label="Networks"
                description="Ranges its people come from, one a line, as 203.0.113.0/24. Without one, nobody gets in."
                autosize
                minRows={2}
                {...field('networks')}
              />
              <TextInput label="Name of its admin" minLength={2} {...needed('adminName')} />
              <TextInput label="E-mail of its admin" type="email" {...needed('adminEmail')} />
              <FormError error={add.error} />
              <Button type="submit" loading={add.isPending}>
                Add and invite
              </Button>
            </Stack>
          </form>
        ) : (
          <Stack>
            <Text>
              {add.data.vendor.name} is added. Its people see nothing before an agreement is signed.
            </Text>
            <Invitation invitation={add.data.invitation} to={form.adminEmail} />
            <Link className="link" to={nextStep.to}>
              {nextStep.words}
            </Link>
          </Stack>
        )}
      </Modal>
    </>
  );
}
