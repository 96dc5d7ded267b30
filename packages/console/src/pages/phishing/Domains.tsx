import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import type { Phishing } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { FormError } from '../../components/FormError.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useForm } from '../../hooks/useForm.ts';
import { useDecision } from '../../keys/useDecision.ts';
import classes from './phishing.module.css';

type Domain = Phishing['domains'][number];

/** The mail domains that exercises may reach: each shown to be the party's own by a code to its postmaster. */
export function Domains({ domains }: { readonly domains: readonly Domain[] }) {
  return (
    <section aria-labelledby="domains">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="domains">
          Mail domains
        </Title>
        <AskDomain />
      </Group>
      <Text size="sm" c="dimmed" mb="xs">
        Exercises are mailed to people of the vendor in its verified domains alone. A code goes to the
        postmaster of a domain; whoever reads that mailbox gives it to you.
      </Text>
      {domains.length === 0 ? (
        <Text c="dimmed">None so far.</Text>
      ) : (
        <ul className={classes.plain}>
          {domains.map((domain) => (
            <DomainRow key={domain.domain} domain={domain} />
          ))}
        </ul>
      )}
    </section>
  );
}

function DomainRow({ domain: { domain, party, verifiedAt, mine } }: { readonly domain: Domain }) {
  const { form, field } = useForm({ code: '' });
  const withStepUp = useStepUp();
  const verify = useDecision(
    'POST /api/phishing/domains/verify',
    {},
    { act: 'phishing-domain-verified', words: {}, says: (choice) => ({ domain: choice.domain }) },
    ['/api/phishing'],
    undefined,
    withStepUp,
  );
  const remove = useDecision(
    'POST /api/phishing/domains/remove',
    {},
    { act: 'phishing-domain-removed', words: {}, closes: true },
    ['/api/phishing'],
  );
  return (
    <li>
      <Group gap="sm" align="flex-end">
        <Text fw={600}>{domain}</Text>
        <Text size="sm" c="dimmed">
          {party.name}
        </Text>
        <StatusMark tone={verifiedAt === null ? 'wait' : 'good'}>
          {verifiedAt === null ? 'Waits for the code' : 'Verified'}
        </StatusMark>
        {mine && verifiedAt === null && (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              verify.mutate({ domain, code: form.code.trim() });
            }}
          >
            <Group gap="xs" align="flex-end">
              <TextInput label={`Code for ${domain}`} size="xs" maxLength={60} {...field('code')} />
              <Button type="submit" size="xs" loading={verify.isPending} disabled={form.code.trim() === ''}>
                Confirm
              </Button>
            </Group>
          </form>
        )}
        {mine && (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`Remove ${domain}`}
            loading={remove.isPending}
            onClick={() => {
              remove.mutate({ domain });
            }}
          >
            Remove
          </Button>
        )}
      </Group>
      <FormError error={verify.error ?? remove.error} />
    </li>
  );
}

function AskDomain() {
  const [open, setOpen] = useState(false);
  const { form, setForm, needed } = useForm({ domain: '' });
  const withStepUp = useStepUp();
  const close = () => {
    setOpen(false);
    setForm({ domain: '' });
  };
  const ask = useDecision(
    'POST /api/phishing/domains',
    {},
    { act: 'phishing-domain-asked', words: {} },
    ['/api/phishing'],
    close,
    withStepUp,
  );
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          setOpen(true);
        }}
      >
        Add a domain
      </Button>
      <FormDialog
        opened={open}
        onClose={close}
        title="Add a mail domain"
        act="Send the code"
        disabled={!form.domain.includes('.')}
        sending={ask.isPending}
        error={ask.error}
        onSend={() => {
          ask.mutate({ domain: form.domain.trim().toLowerCase() });
        }}
      >
        <Stack gap={4}>
          <TextInput
            label="Domain"
            description="What stands behind the @"
            maxLength={253}
            {...needed('domain')}
          />
          <Text size="sm">
            The code goes to postmaster@{form.domain.trim().toLowerCase() || 'the domain'}.
          </Text>
        </Stack>
      </FormDialog>
    </>
  );
}
