import { Button, Checkbox, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { queryClient, useRead } from '../../api/query.ts';
import type { AgreementView, EndBody } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { count } from '../../components/count.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormError } from '../../components/FormError.tsx';
import { Loading } from '../../components/Loading.tsx';
import { useUrl } from '../../hooks/useUrl.ts';
import { sendSigned } from '../../keys/sendSigned.ts';
import { HandOverForm } from './closing/HandOver.tsx';
import { Stake } from './life/Stake.tsx';
import classes from './end.module.css';

/**
 * Ends an agreement now, after saying in numbers what that does. It cannot be undone. Whoever comes from an incident finds it
 * open, with the reason chosen; the incident itself is not signed with it, since the vendor reads that entry.
 */
export function EndAgreement({ view }: { readonly view: AgreementView }) {
  const { id, vendor } = view.row;
  const [search, change] = useUrl();
  const incident = search.get('incident');
  const [open, setOpen] = useState(incident !== null && view.row.status !== 'ended');
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState<EndBody['reason']>(incident === null ? 'terminated' : 'breached');
  const stake = useRead('/api/agreements/:id/end', { id }, { enabled: open, every: 5_000 });
  const closing = useRead('/api/agreements/:id/closing', { id }, { enabled: open, every: 5_000 });
  const [strand, setStrand] = useState(false);
  const left = stake.data?.stranded.length ?? 0;
  const withStepUp = useStepUp();
  const end = useMutation({
    mutationFn: () =>
      withStepUp(() =>
        sendSigned(
          'POST /api/agreements/:id/end',
          { id },
          { vendorName: typed, reason, strand },
          { act: 'agreement-ended', words: { agreement: id, reason, strand } },
        ),
      ),
  });
  const close = (): void => {
    setOpen(false);
    if (incident !== null) change({ incident: null });
    if (end.isSuccess) void queryClient.invalidateQueries();
  };
  return (
    <>
      {view.row.status !== 'ended' && (
        <Button
          color="red.9"
          variant="outline"
          size="xs"
          className={classes.end ?? ''}
          onClick={() => {
            setTyped('');
            setStrand(false);
            end.reset();
            setOpen(true);
          }}
        >
          End agreement
        </Button>
      )}
      <Modal opened={open} onClose={close} title={`End the agreement with ${vendor.name}`} size="lg">
        {end.data === undefined ? (
          <Stack>
            {incident !== null && (
              <Text>
                Proposed by{' '}
                <Link className="link" to={`/incidents/${incident}`}>
                  an incident
                </Link>
                , which will tell that it was done. The vendor learns the reason, not the incident.
              </Text>
            )}
            <ErrorAlert error={stake.error} onRetry={() => void stake.refetch()} />
            {stake.data === undefined ? (
              stake.error === null && <Loading what="what is at stake" height={120} />
            ) : (
              <Stake stake={stake.data}>
                {count(stake.data.liveSessions, 'live session')} of{' '}
                {count(stake.data.agents, 'person', 'people')} closed, every screen wiped
              </Stake>
            )}
            {left > 0 && closing.data !== undefined && (
              <section aria-labelledby="first-hand-over">
                <Text fw={600} id="first-hand-over">
                  First hand them over
                </Text>
                <HandOverForm view={view} closing={closing.data} from="vendor" />
              </section>
            )}
            <form
              onSubmit={(event) => {
                event.preventDefault();
                end.mutate();
              }}
            >
              <Stack>
                {left > 0 && (
                  <Checkbox
                    checked={strand}
                    onChange={(event) => {
                      setStrand(event.currentTarget.checked);
                    }}
                    label={`Or leave them: ${count(left, 'conversation')} will wait with nobody`}
                  />
                )}
                <Radio.Group
                  label="Why does it end?"
                  value={reason}
                  onChange={(value) => {
                    setReason(value === 'breached' ? 'breached' : 'terminated');
                  }}
                >
                  <Stack gap={6} mt={4}>
                    <Radio value="terminated" label="It is terminated: by notice, or by both in agreement" />
                    <Radio value="breached" label="The vendor broke it" />
                  </Stack>
                </Radio.Group>
                <Text>
                  This cannot be undone. A new agreement has to be drafted and signed by both parties.
                </Text>
                <TextInput
                  label={`Type ${vendor.name} to go on`}
                  autoComplete="off"
                  value={typed}
                  onChange={(event) => {
                    setTyped(event.currentTarget.value);
                  }}
                />
                <FormError error={end.error} />
                <Group justify="flex-end">
                  <Button variant="default" onClick={close}>
                    Keep the agreement
                  </Button>
                  <Button
                    type="submit"
                    color="red.9"
                    disabled={typed !== vendor.name || stake.data === undefined || (left > 0 && !strand)}
                    loading={end.isPending}
                  >
                    End agreement now
                  </Button>
                </Group>
              </Stack>
            </form>
          </Stack>
        ) : (
          <Stack>
            <Text role="status">
              The agreement is ended. Closed: {count(end.data.sessionsClosed, 'session')} and{' '}
              {count(end.data.revealsClosed, 'reveal')}. Without an agent now:{' '}
              {count(end.data.stranded, 'conversation')}. It stands in the ledger as{' '}
              <EntryLink entry={end.data.entry} />.
            </Text>
            <Group justify="flex-end">
              <Button onClick={close}>Close</Button>
            </Group>
          </Stack>
        )}
      </Modal>
    </>
  );
}
