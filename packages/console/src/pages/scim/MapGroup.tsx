import { Button, NativeSelect, Select, Switch, Text } from '@mantine/core';
import { shiftCode } from '@cordon/core/policy';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import { queryClient, useRead } from '../../api/query.ts';
import type { DirectoryGroup, GroupMapping, Shift } from '../../api/types.ts';
import { roleName } from '../../app/roles.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { count } from '../../components/count.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { AgentFields, type ChosenWork } from '../../components/InviteFields.tsx';
import { ShiftFields } from '../../components/ShiftFields.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';
import { Outcomes } from './Outcomes.tsx';

interface MapGroupProps {
  readonly vendor: string;
  readonly group: DirectoryGroup;
}

const LOOK = 'POST /api/vendors/:id/directory/groups/:group/mapping/look';
const MAP = 'POST /api/vendors/:id/directory/groups/:group/mapping';

/** Says what a group gives its members: chosen, looked at, then saved as it was shown. */
export function MapGroup({ vendor, group }: MapGroupProps) {
  const [open, setOpen] = useState(false);
  const { id, name } = group;
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Change what ${name} gives`}
        onClick={() => {
          setOpen(true);
        }}
      >
        Change
      </Button>
      {open && (
        <MapDialog
          // What was saved meanwhile is where the form begins.
          key={`${id} ${JSON.stringify(group.mapping)}`}
          vendor={vendor}
          group={group}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}

const ROLES = [
  { value: 'none', label: 'Nothing' },
  ...(['agent', 'qa-analyst', 'team-lead'] as const).map((value) => ({ value, label: roleName[value] })),
];

function MapDialog({ vendor, group, onClose }: MapGroupProps & { readonly onClose: () => void }) {
  const { id, name, mapping: before } = group;
  const params = { id: vendor, group: id };
  const [role, setRole] = useState<string>(before?.role ?? 'none');
  const [work, setWork] = useState<ChosenWork | null>(null);
  const [assigns, setAssigns] = useState(before?.accessRole == null || before.agreement !== null);
  const [site, setSite] = useState(before?.site ?? '');
  const [shift, setShift] = useState<Shift | null>(before?.shift ?? null);
  const sites = useRead('/api/sites', {}, { query: { party: vendor } });
  const withStepUp = useStepUp();
  const mapping = mappingOf(role, work, assigns ? { site: site === '' ? null : site, shift } : null);
  const chosen = JSON.stringify(mapping);

  const look = useMutation({
    mutationFn: async (asked: GroupMapping | null) => ({
      asked: JSON.stringify(asked),
      looked: await send(LOOK, params, { mapping: asked }),
    }),
  });
  const map = useMutation({
    mutationFn: (asked: GroupMapping | null) =>
      withStepUp(() =>
        sendSigned(
          MAP,
          params,
          { mapping: asked },
          { act: 'directory-group-mapped', words: wordsOf(vendor, id, asked) },
        ),
      ),
    onSuccess: async () => {
      const shown = [
        '/api/vendors/:id/directory',
        '/api/assignments',
        '/api/assignments/missing',
        '/api/team',
      ];
      await Promise.all(shown.map((path) => queryClient.invalidateQueries({ queryKey: [path] })));
      onClose();
    },
  });
  // Only what was looked at is saved.
  const looked = look.data?.asked === chosen ? look.data.looked : undefined;
  const agent = role === 'agent';
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={`What ${name} gives`}
      size="lg"
      act={looked === undefined ? 'Show what it gives whom' : 'Save'}
      disabled={(agent && work === null) || shift?.days?.length === 0}
      sending={look.isPending || map.isPending}
      error={looked === undefined ? look.error : map.error}
      onSend={() => {
        if (looked === undefined) look.mutate(mapping);
        else map.mutate(mapping);
      }}
    >
      <Select
        label="Role of its members"
        data={ROLES}
        allowDeselect={false}
        value={role}
        onChange={(value) => {
          setRole(value ?? 'none');
        }}
      />
      {agent && (
        <>
          <AgentFields start={before} onWork={setWork} />
          <Switch
            label="Assigns this work too"
            description="Without it they have the role, and somebody assigns the work by hand."
            checked={assigns}
            onChange={(event) => {
              setAssigns(event.currentTarget.checked);
            }}
          />
          {assigns && (
            <>
              <NativeSelect
                label="Site"
                data={[
                  { value: '', label: 'Each person’s own' },
                  ...(sites.data ?? []).map((each) => ({ value: each.id, label: each.name })),
                ]}
                value={site}
                onChange={(event) => {
                  setSite(event.currentTarget.value);
                }}
              />
              <ShiftFields shift={shift} onShift={setShift} />
            </>
          )}
        </>
      )}
      {looked === undefined ? (
        <Text size="sm">It holds for {count(group.members, 'member')}, from the next request on.</Text>
      ) : (
        <Outcomes looked={looked} />
      )}
    </FormDialog>
  );
}

function mappingOf(
  role: string,
  work: ChosenWork | null,
  given: Pick<GroupMapping, 'site' | 'shift'> | null,
): GroupMapping | null {
  const none = { accessRole: null, purpose: null, agreement: null, site: null, shift: null };
  switch (role) {
    case 'agent':
      return work === null
        ? null
        : given === null
          ? { ...none, role, ...work, agreement: null }
          : { role, ...work, ...given };
    case 'qa-analyst':
    case 'team-lead':
      return { ...none, role };
    default:
      return null;
  }
}

/** What is signed with it. */
function wordsOf(subjectParty: string, group: string, mapping: GroupMapping | null) {
  const { role = null, accessRole = null, purpose = null, agreement = null, site = null } = mapping ?? {};
  return {
    ...{ subjectParty, group, role, accessRole, purpose, agreement, site },
    shift: agreement === null ? null : shiftCode(mapping?.shift ?? null),
  };
}
