import { Button, Group, List, Text } from '@mantine/core';
import { useSend } from '../../api/query.ts';
import type { AgreementView, Clause } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { proposers } from '../../app/rights.ts';
import { FormError } from '../../components/FormError.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useUrl } from '../../hooks/useUrl.ts';

/** The clauses whose effect waits for this person's side, when the person may confirm it now. */
function useOurs({ row, shown, newest, clauses }: AgreementView): readonly string[] {
  const { person, party } = useMe();
  if (shown !== newest || row.status === 'ended' || !proposers.includes(person.role)) return [];
  return clauses.filter(({ awaits }) => awaits.some(({ id }) => id === party.id)).map(({ id }) => id);
}

interface ConfirmButtonProps {
  readonly view: AgreementView;
  /** Numbers of the clauses, confirmed together in one new version. */
  readonly clauses: readonly string[];
  readonly children: string;
}

function ConfirmButton({ view, clauses, children }: ConfirmButtonProps) {
  const [, toUrl] = useUrl();
  const confirm = useSend(
    'POST /api/agreements/:id/confirm',
    { id: view.row.id },
    ['/api/agreements/:id', '/api/agreements'],
    ({ newest }) => {
      toUrl({ version: newest });
    },
  );
  return (
    <>
      <FormError error={confirm.error} />
      <Button
        size="xs"
        loading={confirm.isPending}
        onClick={() => {
          confirm.mutate({ base: view.shown, clauses: [...clauses] });
        }}
      >
        {children}
      </Button>
    </>
  );
}

interface ConfirmClauseProps {
  readonly view: AgreementView;
  readonly clause: Clause;
}

/** A clause whose effect waits for a side: what it would do, and the button for the side it waits for. */
export function ConfirmClause({ view, clause: { id, awaits, meant } }: ConfirmClauseProps) {
  const { party } = useMe();
  const ours = useOurs(view);
  return (
    <>
      <StatusMark tone="warn">
        Written by hand: off until {awaits.map(({ name }) => name).join(' and ')}{' '}
        {awaits.length === 1 ? 'confirms' : 'confirm'} it.
      </StatusMark>
      {meant.length === 0 ? (
        <Text size="sm">It would do nothing by machine: words only.</Text>
      ) : (
        <List size="sm">
          {meant.map(({ sentence }) => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
      )}
      {ours.includes(id) && (
        <ConfirmButton view={view} clauses={[id]}>
          {`Confirm clause ${id} for ${party.name}`}
        </ConfirmButton>
      )}
    </>
  );
}

/** All clauses that were written by hand and wait for a side, confirmed in one go once they are read. */
export function ConfirmAll({ view }: { readonly view: AgreementView }) {
  const { party } = useMe();
  const pending = view.clauses.filter(({ state }) => state === 'pending').map(({ id }) => id);
  const ours = useOurs(view);
  if (pending.length === 0) return null;
  return (
    <Group mb="sm" gap="sm">
      <Text size="sm" component="div">
        <StatusMark tone="warn">
          {pending.length === 1 ? 'Clause' : 'Clauses'} {pending.join(', ')} written by hand: both sides
          confirm what {pending.length === 1 ? 'it does' : 'they do'} before this version can be signed.
        </StatusMark>
      </Text>
      {ours.length > 1 && (
        <ConfirmButton view={view} clauses={ours}>
          {`Confirm all ${ours.length} for ${party.name}`}
        </ConfirmButton>
      )}
    </Group>
  );
}
