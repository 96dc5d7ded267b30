import { Button, NativeSelect, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import { queryClient, useRead } from '../../api/query.ts';
import type { EmergencyBody, ExceptionList } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { REASONS } from './words.ts';

const WHY: readonly EmergencyBody['reason'][] = ['danger-to-life', 'legal-deadline', 'security', 'other'];

/** Asks colleagues to open one case to one person of the company. */
export function AskEmergency({ may }: { readonly may: ExceptionList['may'] }) {
  const me = useMe();
  const [open, setOpen] = useState(false);
  const [ticket, setTicket] = useState('');
  const [accessRole, setAccessRole] = useState('');
  const [person, setPerson] = useState(me.person.id);
  const [reason, setReason] = useState<EmergencyBody['reason']>('security');
  const people = useRead('/api/people', {}, { query: { party: me.party.id }, enabled: open });
  const withStepUp = useStepUp();
  const ask = useMutation({
    mutationFn: (body: EmergencyBody) => withStepUp(() => send('POST /api/emergencies', {}, body)),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['/api/exceptions'] });
      setOpen(false);
    },
  });
  const rule = may.find(({ emergency }) => emergency !== null)?.emergency;
  if (rule == null) return null;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          ask.reset();
          setOpen(true);
        }}
      >
        Ask for emergency access
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title="Open one case in an emergency"
        act="Ask colleagues"
        disabled={ticket.trim() === '' || accessRole.trim() === ''}
        sending={ask.isPending}
        error={ask.error}
        onSend={() => {
          ask.mutate({ ticket: ticket.trim(), person, accessRole: accessRole.trim(), reason });
        }}
      >
        <Text size="sm">
          By clause {rule.clause} the case opens for {rule.minutes} minutes once {rule.approvers} others of
          the company approve. It is read only, and reviewed afterwards.
        </Text>
        <TextInput
          label="Ticket"
          description="As the list of accesses names it"
          required
          withAsterisk={false}
          value={ticket}
          onChange={(event) => {
            setTicket(event.currentTarget.value);
          }}
        />
        <NativeSelect
          label="Who sees it"
          data={(people.data ?? [])
            .filter(({ role }) => role !== 'auditor')
            .map(({ id, name }) => ({ value: id, label: name }))}
          value={person}
          onChange={(event) => {
            setPerson(event.currentTarget.value);
          }}
        />
        <TextInput
          label="As which role sees it"
          description="A role of the agreement, such as tier1"
          required
          withAsterisk={false}
          value={accessRole}
          onChange={(event) => {
            setAccessRole(event.currentTarget.value);
          }}
        />
        <NativeSelect
          label="Because of"
          data={WHY.map((value) => ({ value, label: REASONS[value] ?? value }))}
          value={reason}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setReason(WHY.find((one) => one === value) ?? 'other');
          }}
        />
      </FormDialog>
    </>
  );
}
