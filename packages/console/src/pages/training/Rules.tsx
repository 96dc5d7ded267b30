import { Button, Group, List, NativeSelect, NumberInput, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../../api/query.ts';
import type { Training, TrainingRule } from '../../api/types.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { FormError } from '../../components/FormError.tsx';
import { SmallAct } from '../../components/SmallAct.tsx';
import { useForm } from '../../hooks/useForm.ts';
import { useDecision } from '../../keys/useDecision.ts';

const PATH = '/api/training/rules';

const SCOPES: Readonly<Record<TrainingRule['scope'], string>> = {
  role: 'Whoever works in the role',
  purpose: 'Whoever works for the purpose',
  risk: 'Whoever works at a vendor with a residual risk of at least',
};

interface RulesProps {
  readonly mayRule: boolean;
  readonly catalogue: Training['catalogue'];
}

/** What is asked beside the agreements. It adds to them and loosens none. */
export function Rules({ mayRule, catalogue }: RulesProps) {
  const read = useRead(PATH, {});
  return (
    <section aria-labelledby="training-rules">
      <Group gap="sm" mb="xs">
        <Title order={2} id="training-rules">
          Asked beside the agreements
        </Title>
        {mayRule && <AddRule catalogue={catalogue} />}
      </Group>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {read.data?.length === 0 && (
        <Text c="dimmed">No rule: only agreements, and what happened, ask for courses.</Text>
      )}
      <List listStyleType="none" spacing={6}>
        {read.data?.map((rule) => (
          <List.Item key={rule.id}>
            <Rule rule={rule} />
          </List.Item>
        ))}
      </List>
      <Text size="sm" c="dimmed">
        A rule closes no access by itself: what an agreement asks does.
      </Text>
    </section>
  );
}

function Rule({ rule }: { readonly rule: TrainingRule }) {
  const { id, scope, value, title, everyMonths, party, mayEnd } = rule;
  const end = useDecision(
    'POST /api/training/rules/:id/end',
    { id },
    { act: 'training-rule-ended', words: { rule: id } },
    [PATH, '/api/training'],
  );
  return (
    <>
      <Group gap={8}>
        <Text size="sm">
          {SCOPES[scope]} {value} takes “{title}” every{' '}
          {everyMonths === 1 ? 'month' : `${String(everyMonths)} months`}, says {party.name}.
        </Text>
        {mayEnd && <SmallAct act={end} input={{}} label="End the rule" />}
      </Group>
      <FormError error={end.error} />
    </>
  );
}

const BLANK = { scope: 'role' as TrainingRule['scope'], value: '', course: '', everyMonths: 12 };

function AddRule({ catalogue }: Pick<RulesProps, 'catalogue'>) {
  const [opened, setOpened] = useState(false);
  const { form, setForm, change, field } = useForm(BLANK);
  const close = (): void => {
    setOpened(false);
  };
  const make = useDecision(
    'POST /api/training/rules',
    {},
    { act: 'training-rule-made', words: {} },
    [PATH, '/api/training'],
    close,
  );
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => {
          make.reset();
          setForm(BLANK);
          setOpened(true);
        }}
      >
        Add a rule
      </Button>
      <FormDialog
        opened={opened}
        onClose={close}
        title="Ask a course of people"
        act="Ask it"
        disabled={form.value === '' || form.course === ''}
        sending={make.isPending}
        error={make.error}
        onSend={() => {
          const { scope, value, course, everyMonths } = form;
          make.mutate({ scope, value: value.trim(), course, everyMonths });
        }}
      >
        <NativeSelect
          label="Who"
          value={form.scope}
          data={Object.entries(SCOPES).map(([value, label]) => ({ value, label }))}
          onChange={({ currentTarget }) => {
            const scope = (Object.keys(SCOPES) as TrainingRule['scope'][]).find(
              (one) => one === currentTarget.value,
            );
            if (scope !== undefined) change({ scope });
          }}
        />
        <TextInput
          label={form.scope === 'risk' ? 'Residual risk, 0 to 100' : 'As the agreements call it'}
          {...field('value')}
        />
        <NativeSelect
          label="Course"
          data={[
            { value: '', label: 'Choose a course' },
            ...catalogue.map(({ course, title }) => ({ value: course, label: title })),
          ]}
          {...field('course')}
        />
        <NumberInput
          label="Again every so many months"
          min={1}
          max={36}
          allowDecimal={false}
          value={form.everyMonths}
          onChange={(months) => {
            change({ everyMonths: Number(months) });
          }}
        />
      </FormDialog>
    </>
  );
}
