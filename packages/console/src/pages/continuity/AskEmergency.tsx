import { NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../../api/query.ts';
import type { ExceptionList, NameableTicket } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { useDecision } from '../../keys/useDecision.ts';
import { AskException } from './AskException.tsx';
import { TicketPicker } from './TicketPicker.tsx';

interface Form {
  readonly ticket: NameableTicket | null;
  readonly accessRole: string;
  readonly person: string;
}

/** Asks colleagues to open one case to one person of the company. */
export function AskEmergency({ may }: { readonly may: ExceptionList['may'] }) {
  const { person: me } = useMe();
  const blank: Form = { ticket: null, accessRole: '', person: me.id };
  const [form, setForm] = useState(blank);
  const [open, setOpen] = useState(false);
  const ask = useDecision(
    'POST /api/emergencies',
    {},
    {
      ...{ act: 'emergency-asked', words: {} },
      says: ({ person: subjectPerson, ...choice }) => ({ ...choice, subjectPerson }),
    },
    ['/api/exceptions'],
    () => {
      setOpen(false);
    },
    useStepUp(),
  );
  if (may.every(({ emergency }) => emergency === null)) return null;
  const { ticket, accessRole, person } = form;
  return (
    <AskException
      ask={ask}
      opened={open}
      onOpened={(opened) => {
        setForm(blank);
        setOpen(opened);
      }}
      label="Ask for emergency access"
      title="Open one case in an emergency"
      act="Ask colleagues"
      reasons={['danger-to-life', 'legal-deadline', 'security', 'other']}
      choice={(reason) =>
        ticket === null || accessRole === '' ? null : { ticket: ticket.id, person, accessRole, reason }
      }
    >
      <EmergencyFields may={may} form={form} onForm={setForm} />
    </AskException>
  );
}

interface EmergencyFieldsProps {
  readonly may: ExceptionList['may'];
  readonly form: Form;
  readonly onForm: (form: Form) => void;
}

function EmergencyFields({ may, form, onForm }: EmergencyFieldsProps) {
  const { party } = useMe();
  const people = useRead('/api/people', {}, { query: { party: party.id } });
  const { ticket, person, accessRole } = form;
  const rule = may.find(({ agreement }) => agreement.id === ticket?.agreement)?.emergency;
  return (
    <>
      <Text size="sm">
        {rule == null
          ? 'One case opens for a while once others of the company approve. It is read only, and reviewed afterwards. You sign that you ask.'
          : `By clause ${rule.clause} the case opens for ${String(rule.minutes)} minutes once ${String(rule.approvers)} others of the company approve. It is read only, and reviewed afterwards. You sign that you ask.`}
      </Text>
      <TicketPicker
        ticket={ticket}
        onTicket={(picked) => {
          onForm({ ...form, ticket: picked, accessRole: picked?.roles[0] ?? '' });
        }}
      />
      {ticket !== null && (
        <NativeSelect
          label="As which role sees it"
          description="What this role of the agreement may see, and no more"
          data={[...ticket.roles]}
          value={accessRole}
          onChange={(event) => {
            onForm({ ...form, accessRole: event.currentTarget.value });
          }}
        />
      )}
      <NativeSelect
        label="Who sees it"
        data={(people.data ?? [])
          .filter(({ role }) => role !== 'auditor')
          .map(({ id, name }) => ({ value: id, label: name }))}
        value={person}
        onChange={(event) => {
          onForm({ ...form, person: event.currentTarget.value });
        }}
      />
    </>
  );
}
