import { Button, List, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Reads } from '../../api/endpoints.ts';
import type { PersonRole, PersonRow } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { rolesToGive } from '../../app/rights.ts';
import { roleName } from '../../app/roles.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { count } from '../../components/count.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { useDecision } from '../../keys/useDecision.ts';

interface ChangeRoleProps {
  readonly row: PersonRow;
  /** What to load again after the change. */
  readonly refresh: keyof Reads;
}

/** Gives somebody of one's own party another role, after saying in numbers what ends with the old one. */
export function ChangeRole({ row, refresh }: ChangeRoleProps) {
  const roles = rolesToGive(useMe(), row);
  const [open, setOpen] = useState(false);
  const [role, setRole] = useState<PersonRole>();
  const close = (): void => {
    setOpen(false);
  };
  const change = useDecision(
    'POST /api/people/:id/role',
    { id: row.id },
    { act: 'person-role-changed', words: { subjectPerson: row.id } },
    [refresh, '/api/people/:id/sessions'],
    close,
    useStepUp(),
  );
  if (roles.length === 0) return null;
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Change role of ${row.name}`}
        onClick={() => {
          change.reset();
          setRole(undefined);
          setOpen(true);
        }}
      >
        Change role
      </Button>
      <FormDialog
        opened={open}
        onClose={close}
        title={`Another role for ${row.name}`}
        act="Change role now"
        disabled={role === undefined}
        sending={change.isPending}
        error={change.error}
        onSend={() => {
          if (role !== undefined) change.mutate({ role, before: row.role });
        }}
      >
        <Radio.Group
          label={`${roleName[row.role]} now. From now on:`}
          value={role ?? ''}
          onChange={(value) => {
            setRole(roles.find((one) => one === value));
          }}
        >
          <Stack gap={6} mt={4}>
            {roles.map((one) => (
              <Radio key={one} value={one} label={roleName[one]} />
            ))}
          </Stack>
        </Radio.Group>
        <div>
          <Text size="sm">In the next second:</Text>
          <List size="sm">
            {effectsOf(row, role).map((effect) => (
              <List.Item key={effect}>{effect}</List.Item>
            ))}
          </List>
        </div>
      </FormDialog>
    </>
  );
}

function effectsOf(row: PersonRow, role: PersonRole | undefined): readonly string[] {
  return [
    `${count(row.liveSessions, 'live session')} closed, and what is on their screen is gone; they sign in again`,
    ...(row.role === 'agent'
      ? [
          `${count(row.assignments.length, 'assignment')} ended, ${count(row.ticketsInHand, 'ticket')} back in the queue`,
        ]
      : []),
    ...(role === 'agent' ? ['no work yet: give it on the page Team'] : []),
  ];
}
