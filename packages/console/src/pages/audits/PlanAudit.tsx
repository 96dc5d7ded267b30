import { Button, Checkbox, Group, MultiSelect, NativeSelect, Text, TextInput } from '@mantine/core';
import { practices, type PracticeId } from '@cordon/core/assurance';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { AuditDue } from '../../api/types.ts';
import { DayInput } from '../../components/DayInput.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { usePlan } from './acts.ts';

interface PlanAuditProps {
  readonly due: readonly AuditDue[];
  /** The audit whose exceptions are looked at again. */
  readonly again?: { readonly audit: string; readonly agreement: string };
}

/** How sure one wants to be: sizes follow from it, and the page of the audit says which. */
const RULES = [
  ['95 % sure that at most 5 % deviate', { confidence: 0.95, tolerable: 0.05, expected: 0 }],
  ['90 % sure that at most 10 % deviate', { confidence: 0.9, tolerable: 0.1, expected: 0 }],
  ['80 % sure that at most 20 % deviate', { confidence: 0.8, tolerable: 0.2, expected: 0 }],
  ['A first look: 60 % sure that at most 40 % deviate', { confidence: 0.6, tolerable: 0.4, expected: 0 }],
] as const;

const ALL = Object.entries(practices).map(([value, label]) => ({ value, label }));

/** Plans an audit: which agreement, which time, what to conclude on, how sure. */
export function PlanAudit({ due, again }: PlanAuditProps) {
  const navigate = useNavigate();
  const [opened, setOpened] = useState(false);
  const [agreement, setAgreement] = useState(again?.agreement ?? due[0]?.agreement.id ?? '');
  const [days, setDays] = useState({ from: '', until: '' });
  const [chosen, setChosen] = useState<string[]>([]);
  const [clauses, setClauses] = useState('');
  const [rule, setRule] = useState(0);
  const [byRole, setByRole] = useState(false);
  const plan = usePlan((id) => {
    setOpened(false);
    void navigate(`/audits/${id}`);
  });
  const named = clauses.split(/[\s,;]+/).filter((clause) => clause !== '');
  const whole =
    agreement !== '' && days.from !== '' && days.until > days.from && chosen.length + named.length > 0;
  const label = again === undefined ? 'Plan an audit' : 'Plan a re-audit';
  const window = due.find((one) => one.agreement.id === agreement)?.window ?? null;
  return (
    <>
      <Button
        size="xs"
        variant={again === undefined ? 'filled' : 'default'}
        onClick={() => {
          plan.reset();
          setOpened(true);
        }}
      >
        {label}
      </Button>
      <FormDialog
        opened={opened}
        onClose={() => {
          setOpened(false);
        }}
        title={label}
        size="lg"
        act="Plan it"
        disabled={!whole}
        sending={plan.isPending}
        error={plan.error}
        onSend={() => {
          plan.mutate({
            ...{ agreement, byRole, reauditOf: again?.audit ?? null, clauses: named },
            ...{ from: `${days.from}T00:00:00.000Z`, until: `${days.until}T00:00:00.000Z` },
            ...{ practices: chosen as PracticeId[], rule: (RULES[rule] ?? RULES[0])[1] },
          });
        }}
      >
        <Text size="sm" c="dimmed">
          Nothing of a plan changes afterwards. Its hash is entered, and whoever audits commits to a secret
          number.
        </Text>
        <NativeSelect
          label="Agreement"
          value={agreement}
          disabled={again !== undefined}
          data={due.map((one) => ({
            value: one.agreement.id,
            label: `${one.agreement.title}, ${one.vendor.name}`,
          }))}
          onChange={({ currentTarget: { value } }) => {
            setAgreement(value);
          }}
        />
        <Group grow align="flex-start">
          <DayInput
            label="From"
            description={
              window === null ? 'The first day looked at' : `Your window begins ${window.from.slice(0, 10)}`
            }
            value={days.from}
            onDay={(from) => {
              setDays({ ...days, from });
            }}
          />
          <DayInput
            label="Until"
            description="The first day that is not"
            value={days.until}
            onDay={(until) => {
              setDays({ ...days, until });
            }}
          />
        </Group>
        <MultiSelect
          label="Practices to conclude on"
          data={ALL}
          value={chosen}
          onChange={setChosen}
          searchable
          hidePickedOptions
        />
        <TextInput
          label="Clauses to conclude on"
          description="Their numbers, e.g. 2.1, 6.2"
          value={clauses}
          onChange={({ currentTarget: { value } }) => {
            setClauses(value);
          }}
        />
        <NativeSelect
          label="How sure"
          value={String(rule)}
          data={RULES.map(([words], nth) => ({ value: String(nth), label: words }))}
          onChange={({ currentTarget: { value } }) => {
            setRule(Number(value));
          }}
        />
        <Checkbox
          label="Each access role gets its share of the accesses drawn"
          checked={byRole}
          onChange={({ currentTarget: { checked } }) => {
            setByRole(checked);
          }}
        />
      </FormDialog>
    </>
  );
}
