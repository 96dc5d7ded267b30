import { Button, Group, NumberInput, Text } from '@mantine/core';
import { useState } from 'react';
import type { Network, NetworkChange } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { useDecision } from '../../keys/useDecision.ts';
import { FormError } from '../FormError.tsx';
import { StatusMark } from '../StatusMark.tsx';
import { Time } from '../Time.tsx';
import { NetworkDiffView } from './NetworkDiffView.tsx';
import { SHOWS_LISTS } from './refreshed.ts';
import classes from './networks.module.css';

const ranges = (list: readonly Network[]): string =>
  list.map(({ cidr, label, site }) => `${cidr} (${label}${site === null ? '' : ', one site'})`).join(', ');

/** One change of a list: what it does, and for the second person Confirm or Withdraw. */
export function NetworkChangeCard({ change }: { readonly change: NetworkChange }) {
  const { id, party, diff, mayConfirm, mayWithdraw, mayReview } = change;
  const review = useDecision(
    'POST /api/networks/changes/:id/review',
    { id },
    { act: 'networks-reviewed', words: { change: id } },
    SHOWS_LISTS,
  );
  return (
    <article aria-label={`Change for ${party.name}`} className={classes.change}>
      <Text>
        <strong>{party.name}</strong>: {whatOf(change)}. {whoOf(change)}, <Time at={change.proposedAt} />.
      </Text>
      {diff !== null && <NetworkDiffView diff={diff} kind={party.kind} />}
      {change.state === 'stale' && (
        <StatusMark tone="warn">The list was changed since, so this can only be withdrawn.</StatusMark>
      )}
      {change.state === 'done' && <Outcome change={change} />}
      {change.state === 'pending' && !mayConfirm && (
        <Text size="sm" c="dimmed">
          Somebody else of the company confirms it.
        </Text>
      )}
      <Group gap="xs" align="flex-end" mt={4}>
        {mayConfirm && <Confirm change={change} />}
        {mayWithdraw && <Withdraw id={id} />}
        {mayReview && (
          <Button
            size="xs"
            loading={review.isPending}
            onClick={() => {
              review.mutate({});
            }}
          >
            I looked at it
          </Button>
        )}
      </Group>
      <FormError error={review.error} />
    </article>
  );
}

function whatOf({ adds, removes }: NetworkChange): string {
  const parts = [
    ...(adds.length > 0 ? [`${ranges(adds)} ${adds.length === 1 ? 'comes' : 'come'}`] : []),
    ...(removes.length > 0 ? [`${ranges(removes)} ${removes.length === 1 ? 'goes' : 'go'}`] : []),
  ];
  return parts.join('; ');
}

function whoOf({ kind, state, proposedBy, decidedBy }: NetworkChange): string {
  if (kind === 'first') return `First list, set by ${proposedBy.name}`;
  if (kind === 'urgent') return `Closed at once by ${proposedBy.name}`;
  if (state === 'withdrawn')
    return `Proposed by ${proposedBy.name}, withdrawn by ${decidedBy?.name ?? 'nobody'}`;
  if (state === 'done') return `Proposed by ${proposedBy.name}, confirmed by ${decidedBy?.name ?? 'nobody'}`;
  return `Proposed by ${proposedBy.name}`;
}

function Outcome({ change: { kind, cutOff, reviewedBy } }: { readonly change: NetworkChange }) {
  return (
    <Text size="sm" c="dimmed">
      {cutOff === null || cutOff === 0 ? 'Nobody was cut off.' : `People cut off: ${String(cutOff)}.`}{' '}
      {kind === 'urgent' &&
        (reviewedBy === null
          ? 'It waits for a second person to look at it.'
          : `${reviewedBy.name} looked at it afterwards.`)}
    </Text>
  );
}

/** Whoever would lock themselves out says first how many people that cuts off. */
function Confirm({ change }: { readonly change: NetworkChange }) {
  const { id, base, diff, party } = change;
  const [said, setSaid] = useState<string | number>('');
  const withStepUp = useStepUp();
  const lockedOut = diff?.you === 'locked-out';
  const confirm = useDecision(
    'POST /api/networks/changes/:id/confirm',
    { id },
    { act: 'networks-confirmed', words: { change: id } },
    SHOWS_LISTS,
    undefined,
    withStepUp,
  );
  return (
    <>
      {lockedOut && (
        <NumberInput
          size="xs"
          label="How many people does this cut off?"
          description="You are one of them. Type the number to go on."
          min={0}
          hideControls
          value={said}
          onChange={setSaid}
        />
      )}
      <Button
        size="xs"
        aria-label={`Confirm the change for ${party.name}`}
        loading={confirm.isPending}
        disabled={lockedOut && said === ''}
        onClick={() => {
          confirm.mutate({ base, ...(lockedOut && { cutOff: Number(said) }) });
        }}
      >
        Confirm
      </Button>
      <FormError error={confirm.error} />
    </>
  );
}

function Withdraw({ id }: { readonly id: string }) {
  const withdraw = useDecision(
    'POST /api/networks/changes/:id/withdraw',
    { id },
    { act: 'networks-withdrawn', words: { change: id } },
    SHOWS_LISTS,
  );
  return (
    <>
      <Button
        size="xs"
        variant="default"
        loading={withdraw.isPending}
        onClick={() => {
          withdraw.mutate({});
        }}
      >
        Withdraw
      </Button>
      <FormError error={withdraw.error} />
    </>
  );
}
