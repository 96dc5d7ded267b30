import { Button, List, Text } from '@mantine/core';
import { useSend } from '../../api/query.ts';
import type { AgreementView, Clause } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { proposers } from '../../app/rights.ts';
import { FormError } from '../../components/FormError.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useUrl } from '../../hooks/useUrl.ts';

interface ConfirmClauseProps {
  readonly view: AgreementView;
  readonly clause: Clause;
}

/** A clause whose effect waits for a side: what it would do, and the button for the side it waits for. */
export function ConfirmClause({ view, clause }: ConfirmClauseProps) {
  const { person, party } = useMe();
  const [, toUrl] = useUrl();
  const confirm = useSend(
    'POST /api/agreements/:id/clauses/:clause/confirm',
    { id: view.row.id, clause: clause.id },
    ['/api/agreements/:id', '/api/agreements'],
    ({ newest }) => {
      toUrl({ version: newest });
    },
  );
  const ours = clause.awaits.some(({ id }) => id === party.id);
  const may =
    ours && view.shown === view.newest && view.row.status !== 'ended' && proposers.includes(person.role);
  return (
    <>
      <StatusMark tone="warn">
        Written by hand: off until {clause.awaits.map(({ name }) => name).join(' and ')}{' '}
        {clause.awaits.length === 1 ? 'confirms' : 'confirm'} it.
      </StatusMark>
      {clause.meant.length === 0 ? (
        <Text size="sm">It would do nothing by machine: words only.</Text>
      ) : (
        <List size="sm">
          {clause.meant.map(({ sentence }) => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
      )}
      <FormError error={confirm.error} />
      {may && (
        <Button
          size="xs"
          loading={confirm.isPending}
          aria-label={`Confirm what clause ${clause.id} does`}
          onClick={() => {
            confirm.mutate({ base: view.shown });
          }}
        >
          Confirm for {party.name}
        </Button>
      )}
    </>
  );
}
