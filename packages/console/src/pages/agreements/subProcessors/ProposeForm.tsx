import { Button, Group, NativeSelect, TagsInput, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient } from '../../../api/query.ts';
import type { SubProcessorRegister, SubProcessorView } from '../../../api/types.ts';
import { count } from '../../../components/count.ts';
import { FormDialog } from '../../../components/FormDialog.tsx';
import { ProseField } from '../../../components/redaction/ProseField.tsx';
import { useForm } from '../../../hooks/useForm.ts';
import { sendSigned } from '../../../keys/sendSigned.ts';
import { jsonHash } from '../../../keys/sha256.ts';
import { FlowDownFields, flowDownOf } from './FlowDownFields.tsx';
import { TRANSFERS } from './words.ts';

interface ProposeFormProps {
  readonly agreement: string;
  readonly register: SubProcessorRegister;
  /** Categories the agreement grants: a sub-processor can get no others. */
  readonly categories: readonly string[];
}

type Transfer = SubProcessorView['transfer'];

/** A vendor names a sub-processor, which starts the clock. */
export function ProposeForm({ agreement, register, categories }: ProposeFormProps) {
  const { rule, version } = register;
  const empty = { name: '', address: '', country: '', contact: '', does: '' };
  const [open, setOpen] = useState(false);
  const { form: given, setForm: setGiven, change, needed } = useForm(empty);
  const [data, setData] = useState<string[]>([]);
  const [transfer, setTransfer] = useState<Transfer>('inside');
  const [bound, setBound] = useState<Parameters<typeof flowDownOf>[0]>({
    ...{ version, contractDate: '', reference: '', file: null },
  });
  const propose = useMutation({
    mutationFn: async () => {
      const flowDown = bound.contractDate === '' ? null : await flowDownOf(bound);
      const proposal = {
        ...{ name: given.name.trim(), address: given.address.trim(), contact: given.contact.trim() },
        ...{ does: given.does.trim(), country: given.country.toUpperCase(), categories: data, transfer },
      };
      const contract =
        flowDown === null ? null : { ...flowDown, documentHash: flowDown.documentHash ?? null };
      const words = {
        ...{ agreement, proposal: await jsonHash(proposal) },
        flowDown: contract === null ? null : await jsonHash(contract),
      };
      return sendSigned(
        'POST /api/agreements/:id/sub-processors',
        { id: agreement },
        { ...proposal, ...(flowDown !== null && { flowDown }) },
        { act: 'sub-processor-proposed', words },
      );
    },
    onSuccess: () => {
      setOpen(false);
      return queryClient.invalidateQueries({ queryKey: ['/api/agreements/:id/sub-processors'] });
    },
  });
  const field = (name: keyof typeof empty) => ({ minLength: 2, ...needed(name) });
  return (
    <>
      <Button
        size="xs"
        onClick={() => {
          propose.reset();
          setGiven(empty);
          setData([]);
          setBound({ version, contractDate: '', reference: '', file: null });
          setOpen(true);
        }}
      >
        Name a sub-processor
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title="Name a sub-processor"
        size="lg"
        act="Give notice"
        disabled={data.length === 0}
        sending={propose.isPending}
        error={propose.error}
        onSend={() => {
          propose.mutate();
        }}
      >
        <Text size="sm" c="dimmed">
          The company is told at once and has {count(rule.objectionDays, 'day')} to answer.{' '}
          {rule.authorisation === 'general'
            ? 'Without an objection it is authorised then.'
            : 'Only its yes counts.'}{' '}
          Until then it may not be used.
        </Text>
        <TextInput label="Name" maxLength={200} {...field('name')} />
        <Group grow align="flex-end">
          <TextInput label="Address" maxLength={300} {...field('address')} />
          <TextInput
            label="Country"
            description="Two letters, as IE"
            maxLength={2}
            pattern="[A-Za-z]{2}"
            {...field('country')}
          />
        </Group>
        <TextInput
          label="Contact"
          description="Who answers questions about data there."
          maxLength={200}
          {...field('contact')}
        />
        <ProseField
          label="What it does"
          description="And where its work ends."
          data="refused"
          required
          value={given.does}
          onChange={(does) => {
            change({ does });
          }}
        />
        <TagsInput
          label="Data it gets"
          description="Categories of the agreement; type and press Enter."
          data={[...categories]}
          value={data}
          onChange={setData}
        />
        <NativeSelect
          label="How data may go there"
          data={Object.entries(TRANSFERS).map(([value, label]) => ({ value, label }))}
          value={transfer}
          onChange={(event) => {
            const { value } = event.currentTarget;
            if (value in TRANSFERS) setTransfer(value as Transfer);
          }}
        />
        <Text size="sm" fw={600}>
          Its contract with the same duties (can follow later)
        </Text>
        <FlowDownFields draft={bound} onChange={setBound} required={bound.contractDate !== ''} />
      </FormDialog>
    </>
  );
}
