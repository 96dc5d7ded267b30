import { canonicalText } from '@cordon/ledger';
import { Button, Checkbox, Group, NativeSelect, PasswordInput, Radio, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient } from '../../api/query.ts';
import type { HelpdeskBody, HelpdeskView } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { REACHES } from '../../components/reaches.ts';
import { useForm } from '../../hooks/useForm.ts';
import { sendSigned } from '../../keys/sendSigned.ts';
import { hidden, textHash } from '../../keys/sha256.ts';
import { CALLED, HELPDESK, KINDS } from './helpdeskWords.ts';
import { QueueFields } from './QueueFields.tsx';
import { useQueue, type Queue } from './useQueue.ts';

interface ConnectHelpdeskProps {
  readonly source: string;
  readonly name: string;
  /** How it is connected now. */
  readonly before: HelpdeskView | null;
}

interface Form {
  readonly kind: HelpdeskView['kind'];
  readonly baseUrl: string;
  readonly reach: HelpdeskView['reach'];
  readonly queue: string;
  readonly agreement: string;
  readonly purpose: string;
  readonly customerField: string;
  readonly setter: string;
  readonly credential: string;
  readonly internalComments: boolean;
}

const BLANK: Form = {
  ...{ kind: 'zendesk', baseUrl: '', reach: 'public', queue: '', agreement: '', purpose: '' },
  ...{ customerField: '', setter: '', credential: '', internalComments: false },
};

function formOf(before: HelpdeskView | null): Form {
  const [queue] = before?.queues ?? [];
  if (before === null || queue === undefined) return BLANK;
  const { kind, baseUrl, reach, customerField, setters, internalComments } = before;
  const setter = setters[0] ?? '';
  return {
    ...BLANK,
    kind,
    baseUrl,
    reach,
    customerField,
    internalComments,
    setter,
    queue: queue.queue,
    purpose: queue.purpose,
  };
}

/** Connects a helpdesk: where it is, whose tickets a queue holds, and which field says whose customer a ticket is. */
export function ConnectHelpdesk({ source, name, before }: ConnectHelpdeskProps) {
  const [open, setOpen] = useState(false);
  const { form, setForm, change, needed } = useForm(BLANK);
  const queue = useQueue(source, form, open);
  const withStepUp = useStepUp();
  const body = bodyOf(form, queue);
  const called = CALLED[form.kind];
  const connect = useMutation({
    // The credential is a way in; it does not stay in memory.
    gcTime: 0,
    mutationFn: async ({ credential, ...told }: Told) => {
      const { word, salt } = hidden(await textHash(credential));
      const settings = await textHash(canonicalText(told));
      const words = { source, kind: told.kind, settings, credential: word };
      return withStepUp(() =>
        sendSigned(
          'POST /api/sources/:id/helpdesk',
          { id: source },
          { ...told, credential, salt },
          { act: 'helpdesk-connecting', words },
        ),
      );
    },
    onSuccess: () => {
      setOpen(false);
      setForm(BLANK);
      return queryClient.invalidateQueries({ queryKey: [HELPDESK] });
    },
  });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          connect.reset();
          setForm(formOf(before));
          setOpen(true);
        }}
      >
        {before === null ? 'Connect helpdesk' : 'Change'}
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
          setForm(BLANK);
        }}
        title={`Helpdesk of ${name}`}
        size="lg"
        act="Try and connect"
        disabled={body === null}
        sending={connect.isPending}
        error={connect.error}
        onSend={() => {
          if (body !== null) connect.mutate(body);
        }}
      >
        <Radio.Group
          label="Which one"
          value={form.kind}
          onChange={(kind) => {
            change({ kind: kind === 'rt' ? 'rt' : 'zendesk' });
          }}
        >
          <Group mt={4}>
            <Radio value="zendesk" label={KINDS.zendesk} />
            <Radio value="rt" label={KINDS.rt} />
          </Group>
        </Radio.Group>
        <TextInput
          label="Address"
          description={form.kind === 'rt' ? 'https://rt.company.example' : 'https://company.zendesk.com'}
          maxLength={300}
          data-autofocus
          {...needed('baseUrl')}
        />
        <NativeSelect
          label="Where it is"
          description="Its name may lead nowhere else later"
          data={Object.entries(REACHES).map(([value, label]) => ({ value, label }))}
          value={form.reach}
          onChange={(event) => {
            change({ reach: event.currentTarget.value as Form['reach'] });
          }}
        />
        <PasswordInput
          label={called.credential}
          description={called.credentialIs}
          autoComplete="off"
          {...needed('credential')}
        />
        <TextInput label={called.queue} description={called.queueIs} maxLength={200} {...needed('queue')} />
        <QueueFields queue={queue} onChoice={change} />
        <Text size="sm">
          A ticket is tied to its customer only by a field that your side sets. Who asked proves nothing:
          anybody can write in anybody’s name. What somebody else wrote into the field is reported and ties
          nobody.
        </Text>
        <Group grow align="start">
          <TextInput label={called.field} maxLength={200} {...needed('customerField')} />
          <TextInput label={called.setters} maxLength={200} {...needed('setter')} />
        </Group>
        <Checkbox
          label="Show agents the comments among your own people, without personal data"
          checked={form.internalComments}
          onChange={(event) => {
            change({ internalComments: event.currentTarget.checked });
          }}
        />
      </FormDialog>
    </>
  );
}

type Told = Omit<HelpdeskBody, 'salt' | 'actId' | 'actAt' | 'signature'>;

/** What is asked; null while something is missing. */
function bodyOf(form: Form, { agreement, purpose }: Queue): Told | null {
  const { kind, baseUrl, reach, credential, internalComments } = form;
  const [queue, customerField, setter] = [form.queue, form.customerField, form.setter].map((text) =>
    text.trim(),
  );
  if (!queue || !customerField || !setter || agreement === undefined || purpose === undefined) return null;
  if (baseUrl.length < 8 || credential.length < 10) return null;
  return {
    ...{ kind, baseUrl: baseUrl.trim(), reach, credential, customerField, internalComments },
    ...{ queues: [{ queue, vendor: agreement.vendor.id, purpose }], setters: [setter] },
  };
}
