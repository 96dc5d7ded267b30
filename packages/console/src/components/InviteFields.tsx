import { Group, NativeSelect, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useRead } from '../api/query.ts';
import type { PersonBody } from '../api/types.ts';
import { DayInput } from './DayInput.tsx';

/** A role and purpose of an agreement. */
export interface ChosenWork {
  readonly agreement: string;
  readonly accessRole: string;
  readonly purpose: string;
}

interface AgentFieldsProps {
  /** What is chosen at first; the first of all unless told. */
  readonly start?: { readonly [P in keyof ChosenWork]: string | null } | null;
  readonly onWork: (work: ChosenWork | null) => void;
}

/** The role and purpose of the agreement an agent works in: only what an agreement names can be chosen. */
export function AgentFields({ start = null, onWork }: AgentFieldsProps) {
  const list = useRead('/api/agreements', {});
  const [under, setUnder] = useState(start?.agreement ?? null);
  const inForce = list.data?.filter(({ status }) => status === 'in-force') ?? [];
  const agreement = inForce.find(({ id }) => id === under) ?? inForce[0] ?? list.data?.[0];
  const view = useRead(
    '/api/agreements/:id',
    { id: agreement?.id ?? '' },
    { enabled: agreement !== undefined },
  );
  const roles = view.data?.roles ?? [];
  const [picked, setPicked] = useState<number | null>(null);
  const started = roles.findIndex(
    ({ role, purpose }) => role === start?.accessRole && purpose === start.purpose,
  );
  const chosen = picked ?? Math.max(started, 0);
  const work = roles[chosen];
  const of = agreement?.id;
  const accessRole = work?.role;
  const purpose = work?.purpose;

  useEffect(() => {
    onWork(
      of === undefined || accessRole === undefined || purpose === undefined
        ? null
        : { agreement: of, accessRole, purpose },
    );
  }, [onWork, of, accessRole, purpose]);

  if (list.data?.length === 0) {
    return (
      <Text size="sm" role="status">
        Agents work as a role of an agreement, and there is none yet. Ask the company to draft it; everybody
        else can be invited now.
      </Text>
    );
  }
  if (view.data !== undefined && roles.length === 0) {
    return <Text size="sm">The agreement names no role yet, so an agent could do nothing.</Text>;
  }
  return (
    <>
      {inForce.length > 1 && (
        <NativeSelect
          label="Agreement"
          data={inForce.map(({ id, title }) => ({ value: id, label: title }))}
          value={agreement?.id ?? ''}
          onChange={(event) => {
            setUnder(event.currentTarget.value);
            setPicked(0);
          }}
        />
      )}
      <NativeSelect
        label="Works as"
        description={
          agreement === undefined ? 'Role and purpose of the agreement' : `Under ${agreement.title}`
        }
        disabled={roles.length === 0}
        data={roles.map(({ role, purpose: what }, index) => ({
          value: String(index),
          label: `${role}, ${what}`,
        }))}
        value={String(chosen)}
        onChange={(event) => {
          setPicked(Number(event.currentTarget.value));
        }}
      />
    </>
  );
}

interface AuditFieldsProps {
  readonly onAudit: (audit: PersonBody['audit']) => void;
}

/** What an auditor is given: one agreement, and a period of whole days. */
export function AuditFields({ onAudit }: AuditFieldsProps) {
  const list = useRead('/api/agreements', {});
  const [agreement, setAgreement] = useState('');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const chosen = agreement === '' ? (list.data?.[0]?.id ?? '') : agreement;

  useEffect(() => {
    const complete = chosen !== '' && from !== '' && until !== '' && from < until;
    onAudit(
      complete
        ? { agreement: chosen, from: new Date(from).toISOString(), until: new Date(until).toISOString() }
        : undefined,
    );
  }, [onAudit, chosen, from, until]);

  return (
    <>
      <NativeSelect
        label="Agreement"
        data={(list.data ?? []).map(({ id, title }) => ({ value: id, label: title }))}
        value={chosen}
        onChange={(event) => {
          setAgreement(event.currentTarget.value);
        }}
      />
      <Group grow>
        <DayInput label="From" required withAsterisk={false} value={from} onDay={setFrom} />
        <DayInput label="Until" required withAsterisk={false} value={until} onDay={setUntil} />
      </Group>
    </>
  );
}
