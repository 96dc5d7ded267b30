import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient, useRead } from '../../api/query.ts';
import type { ContainBody, ContainmentView } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { CloseDialog } from '../../components/CloseDialog.tsx';
import { count } from '../../components/count.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormError } from '../../components/FormError.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Time } from '../../components/Time.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';
import classes from './contain.module.css';

const REASONS: readonly (readonly [ContainBody['reason'], string])[] = [
  ['data-leak', 'Customer data got out, or may have'],
  ['account-taken-over', 'Somebody else uses an account'],
  ['insider', 'Somebody of the vendor misuses access'],
  ['malware', 'A device or network of the vendor is infected'],
  ['drill', 'A drill'],
  ['other', 'Another reason'],
];

const wordsOf = (reason: ContainBody['reason']): string =>
  REASONS.find(([known]) => known === reason)?.[1] ?? reason;

interface VendorProps {
  readonly id: string;
  readonly name: string;
}

function useMayContain(): boolean {
  const { role } = useMe().person;
  return role === 'company-admin' || role === 'security-officer';
}

/** Shuts a whole vendor out for an incident, after saying in numbers what that does. */
export function ContainVendor({ id, name }: VendorProps) {
  const may = useMayContain();
  const [open, setOpen] = useState(false);
  const read = useRead(
    '/api/vendors/:id/containment',
    { id },
    { enabled: may, ...(open && { every: 5_000 }) },
  );
  const withStepUp = useStepUp();
  const contain = useMutation({
    mutationFn: (reason: ContainBody['reason']) =>
      withStepUp(() =>
        sendSigned(
          'POST /api/vendors/:id/contain',
          { id },
          { reason },
          { act: 'vendor-contained', words: { vendor: id, reason }, closes: true },
        ),
      ),
    onSuccess: async () => {
      await queryClient.invalidateQueries();
      setOpen(false);
    },
  });
  if (!may || read.data?.contained !== null) return null;
  const close = (): void => {
    setOpen(false);
  };
  return (
    <>
      <Button
        size="xs"
        variant="outline"
        color="red.9"
        className={classes.contain ?? ''}
        onClick={() => {
          contain.reset();
          setOpen(true);
        }}
      >
        Suspend vendor
      </Button>
      <CloseDialog
        opened={open}
        onClose={close}
        title={`Suspend everybody of ${name}`}
        size="lg"
        effects={effectsOf(read.data.atStake)}
        reasons={REASONS}
        act="Suspend everybody now"
        sending={contain.isPending}
        error={contain.error}
        onSend={(reason) => {
          contain.mutate(reason);
        }}
      >
        <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      </CloseDialog>
    </>
  );
}

function effectsOf(stake: ContainmentView['atStake']): readonly string[] {
  const { people, liveSessions, credentials, openReveals, openTickets } = stake;
  return [
    `${count(liveSessions, 'live session')} closed, ${count(openReveals, 'revealed value')} gone from their screens`,
    `${count(credentials, 'token')} of its systems and tools stopped for good; new ones have to be made later`,
    `${count(people, 'person', 'people')} unable to sign in until two of you release it`,
    `${count(openTickets, 'open ticket')} left waiting`,
  ];
}

/** Says that a vendor is shut out, by whom and why, and lets two people release it. */
export function Contained({ id, name }: VendorProps) {
  const { person } = useMe();
  const may = useMayContain();
  const read = useRead('/api/vendors/:id/containment', { id }, { enabled: may });
  const withStepUp = useStepUp();
  const release = useMutation({
    // Signed as what this page says it is: whoever means to ask does not release.
    mutationFn: (askedBy: string | undefined) =>
      withStepUp(() =>
        sendSigned(
          'POST /api/vendors/:id/release',
          { id },
          {},
          askedBy === undefined
            ? { act: 'vendor-release-asked', words: { vendor: id } }
            : { act: 'vendor-released', words: { vendor: id, askedBy } },
        ),
      ),
    onSuccess: () => queryClient.invalidateQueries(),
  });
  if (!may) return null;
  if (read.data === undefined) return read.error === null ? <Loading what="vendor" height={20} /> : null;
  const { contained } = read.data;
  if (contained === null) return null;
  const { asked } = contained;
  const mine = asked?.by.id === person.id;
  return (
    <Alert color="red" title={`Everybody of ${name} is suspended`} mb="lg">
      <Stack gap="xs">
        <Text size="sm">
          {contained.by.name} did this <Time at={contained.at} />. {wordsOf(contained.reason)}.
        </Text>
        <Text size="sm" role="status">
          {asked === null
            ? 'To let its people in again, one of you asks and another one agrees.'
            : mine
              ? 'You asked to release it. Somebody else has to agree.'
              : `${asked.by.name} asked to release it. If you agree, its people can sign in again.`}
        </Text>
        <FormError error={release.error} />
        {!mine && (
          <Group>
            <Button
              size="xs"
              variant="default"
              loading={release.isPending}
              onClick={() => {
                release.mutate(asked?.by.id);
              }}
            >
              {asked === null ? 'Ask to release' : 'Release'}
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
