import { Button, Checkbox, Group, NativeSelect, NumberInput, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient, useRead } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { useForm } from '../../hooks/useForm.ts';
import { sendSigned } from '../../keys/sendSigned.ts';
import { textHash } from '../../keys/sha256.ts';
import { ShownFields } from './ShownFields.tsx';
import { workWords } from './words.ts';

const BLANK = { name: '', work: 0, owner: '', days: 90, networks: [] as readonly string[], typed: '' };

/** Proposes an account for a tool of one's own party; a second person, of the company, puts it in force. */
export function ProposeAccount() {
  const { party, person } = useMe();
  const [open, setOpen] = useState(false);
  const { form, setForm, change, field } = useForm(BLANK);
  const withStepUp = useStepUp();
  const { data: choices } = useRead('/api/service-accounts/choices', {});
  const works =
    choices?.agreements.flatMap(({ id, title, works: each }) =>
      each.map((work) => ({ ...work, agreement: id, title })),
    ) ?? [];
  const work = works[form.work];
  const owner = form.owner === '' ? (own(choices?.owners, person.id) ?? '') : form.owner;
  const listed = choices?.networks ?? [];
  const networks = [...form.networks, ...form.typed.split(/[\s,]+/).filter((one) => one !== '')];
  const propose = useMutation({
    mutationFn: async () => {
      if (work === undefined) return;
      const { agreement, accessRole, purpose } = work;
      const [name, days] = [form.name.trim(), form.days];
      const terms = { accessRole, purpose, owner, days };
      const said = {
        ...terms,
        forAgreement: agreement,
        networks: networks.join(' '),
        subjectParty: party.id,
      };
      const words = { ...said, name: await textHash(name) };
      await withStepUp(() =>
        sendSigned(
          'POST /api/service-accounts',
          {},
          { ...terms, name, agreement, networks },
          { act: 'service-account-proposed', words },
        ),
      );
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['/api/service-accounts'] });
      setOpen(false);
      setForm(BLANK);
    },
  });
  return (
    <>
      <Button
        size="xs"
        onClick={() => {
          propose.reset();
          setOpen(true);
        }}
      >
        Propose an account
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title="Propose a service account"
        size="lg"
        act="Propose it"
        disabled={form.name.trim() === '' || work === undefined || networks.length === 0 || owner === ''}
        sending={propose.isPending}
        error={propose.error}
        onSend={() => {
          propose.mutate();
        }}
      >
        {choices !== undefined && works.length === 0 ? (
          <Text size="sm">
            No agreement in force lets a tool of {party.name} read. A clause does whose permission names every
            customer, in a role and a purpose of its own.
          </Text>
        ) : (
          <>
            <TextInput
              label="Name"
              description="The tool and what it is used for: Weekly report"
              maxLength={80}
              {...field('name')}
            />
            <NativeSelect
              label="What it reads as, and for"
              data={works.map((one, at) => ({
                value: String(at),
                label: `${one.title}: ${workWords(one)}`,
              }))}
              value={String(form.work)}
              onChange={(event) => {
                change({ work: Number(event.currentTarget.value) });
              }}
            />
            {work !== undefined && (
              <div>
                <Text size="sm">It is shown of every customer:</Text>
                <ShownFields fields={work.fields} label="What it would be shown" />
              </div>
            )}
            {listed.length > 0 && (
              <Checkbox.Group
                label="Where it connects from"
                description={`Of the ranges ${party.name} lists`}
                value={[...form.networks]}
                onChange={(chosen) => {
                  change({ networks: chosen });
                }}
              >
                <Group gap="sm" mt={4}>
                  {listed.map((range) => (
                    <Checkbox key={range} value={range} label={range} />
                  ))}
                </Group>
              </Checkbox.Group>
            )}
            <TextInput
              label={listed.length > 0 ? 'Or narrower ranges within them' : 'Where it connects from'}
              description="As 203.0.113.8/32, a space between two"
              maxLength={400}
              {...field('typed')}
            />
            <NativeSelect
              label="Who answers for it"
              description="Makes its secrets and renews it; it ends when they leave"
              data={(choices?.owners ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              value={owner}
              onChange={(event) => {
                change({ owner: event.currentTarget.value });
              }}
            />
            <NumberInput
              label="Days it lives"
              description={`${String(choices?.mostDays ?? 90)} at most, then it is renewed`}
              min={1}
              max={choices?.mostDays ?? 90}
              allowDecimal={false}
              value={form.days}
              onChange={(days) => {
                change({ days: Number(days) });
              }}
            />
            <Text size="sm" c="dimmed">
              It opens nothing until the company’s privacy or security officer puts it in force.
            </Text>
          </>
        )}
      </FormDialog>
    </>
  );
}

/** Oneself where one may answer for it, else whoever is first. */
function own(owners: readonly { readonly id: string }[] = [], me: string): string | undefined {
  return owners.find(({ id }) => id === me)?.id ?? owners[0]?.id;
}
