import { Button, Group, NativeSelect, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient, useRead } from '../../api/query.ts';
import type { VisitorList } from '../../api/types.ts';
import { count } from '../../components/count.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { FormError } from '../../components/FormError.tsx';
import { SmallAct } from '../../components/SmallAct.tsx';
import { Time } from '../../components/Time.tsx';
import { useForm } from '../../hooks/useForm.ts';
import { sendSigned } from '../../keys/sendSigned.ts';
import { useDecision } from '../../keys/useDecision.ts';

const PATH = '/api/sites/:id/visitors';

/** Who was let in, and who walks beside them. Names go after ninety days. */
export function Visitors({ site }: { readonly site: string }) {
  const read = useRead(PATH, { id: site });
  const list = read.data;
  return (
    <section aria-labelledby="visitors">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="visitors">
          Visitors
        </Title>
        {list?.mayEnter === true && <LetIn site={site} />}
      </Group>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {typeof list?.counted === 'number' && (
        <Text>
          {count(list.counted, 'visitor')} came in your time. Who they were is not for an audit to know.
        </Text>
      )}
      {list?.counted === null && list.visitors.length === 0 && <Text c="dimmed">Nobody is in the log.</Text>}
      {list?.visitors.map((visitor) => (
        <Line key={visitor.id} visitor={visitor} mayEnter={list.mayEnter} />
      ))}
    </section>
  );
}

interface LineProps {
  readonly visitor: VisitorList['visitors'][number];
  readonly mayEnter: boolean;
}

function Line({ visitor: { id, name, escort, inAt, outAt }, mayEnter }: LineProps) {
  const out = useDecision(
    'POST /api/visitors/:id/out',
    { id },
    { act: 'visitor-left', words: { visitor: id } },
    [PATH],
  );
  return (
    <Group gap="xs">
      <Text>
        {name ?? 'A visitor'}
        {escort !== null && `, with ${escort.name}`}: in <Time at={inAt} stamp />
        {outAt !== null && (
          <>
            , out <Time at={outAt} stamp />
          </>
        )}
      </Text>
      {mayEnter && outAt === null && <SmallAct act={out} input={{}} label={`${name ?? 'They'} left`} />}
      <FormError error={out.error} />
    </Group>
  );
}

const BLANK = { name: '', escort: '', badge: '' };

function LetIn({ site }: { readonly site: string }) {
  const [open, setOpen] = useState(false);
  const { form, setForm, field } = useForm(BLANK);
  const team = useRead('/api/team', {}, { enabled: open });
  const escort = form.escort === '' ? (team.data?.[0]?.id ?? '') : form.escort;
  const enter = useMutation({
    mutationFn: () => {
      const badge = form.badge.trim() === '' ? null : form.badge.trim();
      return sendSigned(
        'POST /api/sites/:id/visitors',
        { id: site },
        { name: form.name.trim(), escort, badge },
        { act: 'visitor-came', words: { site, escort, badge: badge !== null } },
      );
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: [PATH] });
      setOpen(false);
      setForm(BLANK);
    },
  });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          setOpen(true);
        }}
      >
        Let a visitor in
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title="Let a visitor in"
        act="Enter in the log"
        disabled={form.name.trim().length < 2 || escort === ''}
        sending={enter.isPending}
        error={enter.error}
        onSend={() => {
          enter.mutate();
        }}
      >
        <TextInput
          label="Their name"
          description="Erased after ninety days"
          maxLength={80}
          {...field('name')}
        />
        <NativeSelect
          label="Who walks beside them"
          data={(team.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          {...field('escort')}
          value={escort}
        />
        <TextInput
          label="Number of their badge"
          description="May be left out"
          maxLength={60}
          {...field('badge')}
        />
      </FormDialog>
    </>
  );
}
