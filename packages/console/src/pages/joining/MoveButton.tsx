import { Button, NativeSelect, Text } from '@mantine/core';
import { shiftCode } from '@cordon/core/policy';
import { canonicalText } from '@cordon/ledger';
import { useState } from 'react';
import { useRead } from '../../api/query.ts';
import type { Joiner, Shift } from '../../api/types.ts';
import { announce } from '../../app/announce.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { AgentFields, type ChosenWork } from '../../components/InviteFields.tsx';
import { ShiftFields } from '../../components/ShiftFields.tsx';
import { useDecision } from '../../keys/useDecision.ts';

/** Moves somebody to other work or another site: what belongs to the old place ends at once, then the new is given. */
export function MoveButton({ joiner }: { readonly joiner: Joiner }) {
  const { id, name, siteId, work } = joiner;
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<ChosenWork | null>(null);
  const [shift, setShift] = useState<Shift | null>(null);
  const [site, setSite] = useState(siteId);
  const sites = useRead('/api/sites', {}, { enabled: open });
  const close = (): void => {
    setOpen(false);
  };
  const move = useDecision(
    'POST /api/joining/people/:id/move',
    { id },
    {
      act: 'person-moved',
      words: { subjectPerson: id },
      says: ({ site: at, before, work: works }) => ({
        ...{ site: at, before: before.join(' ') },
        work: canonicalText(
          works.map((one) => ({
            ...{ agreement: one.agreement, accessRole: one.accessRole, purpose: one.purpose },
            ...{ site: one.site ?? at, shift: shiftCode(one.shift ?? null) },
          })),
        ),
      }),
    },
    ['/api/joining', '/api/assignments'],
    ({ ended, given }) => {
      close();
      announce(`${name} moved: ${String(ended)} things of the old place ended, ${String(given)} given.`);
    },
    useStepUp(),
  );
  const now = work.map(({ accessRole, purpose }) => `${accessRole}, ${purpose}`).join('; ');
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Move ${name}`}
        onClick={() => {
          move.reset();
          setOpen(true);
        }}
      >
        Move
      </Button>
      <FormDialog
        opened={open}
        onClose={close}
        title={`Where ${name} works from now on`}
        act="Move them now"
        disabled={chosen === null || shift?.days?.length === 0}
        sending={move.isPending}
        error={move.error}
        onSend={() => {
          if (chosen === null) return;
          const before = work.map((one) => one.id).toSorted();
          move.mutate({ site, before, work: [{ ...chosen, site, shift }] });
        }}
      >
        <Text size="sm">
          {now === '' ? 'They work as nothing yet. ' : `Now ${now}. `}
          What belongs to the old place ends at once, sessions, badges and devices of another site included,
          and they sign in again.
        </Text>
        <AgentFields onWork={setChosen} />
        <NativeSelect
          label="Site"
          data={[
            { value: '', label: 'No site' },
            ...(sites.data ?? []).map((one) => ({ value: one.id, label: one.name })),
          ]}
          value={site ?? ''}
          onChange={(event) => {
            setSite(event.currentTarget.value === '' ? null : event.currentTarget.value);
          }}
        />
        <ShiftFields shift={shift} onShift={setShift} />
      </FormDialog>
    </>
  );
}
