import { List, Text } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import type { SiteAtStake, SiteView } from '../../api/types.ts';
import { useDecision } from '../../keys/useDecision.ts';
import { count } from '../count.ts';
import { ErrorAlert } from '../ErrorAlert.tsx';
import { FormDialog } from '../FormDialog.tsx';
import { Loading } from '../Loading.tsx';
import { StatusMark } from '../StatusMark.tsx';
import { SHOWS_LISTS } from './refreshed.ts';

interface CloseSiteProps {
  readonly site: SiteView;
  readonly onClose: () => void;
}

/** Closes a site for good, after saying in numbers what that does. */
export function CloseSite({ site: { id, name }, onClose }: CloseSiteProps) {
  const read = useRead('/api/sites/:id/close', { id });
  const close = useDecision(
    'POST /api/sites/:id/close',
    { id },
    { act: 'site-closed', words: { site: id }, closes: true },
    SHOWS_LISTS,
    onClose,
  );
  const stake = read.data;
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={`Close ${name}`}
      act="Close the site"
      danger
      disabled={stake === undefined || stake.locksYouOut}
      sending={close.isPending}
      error={close.error}
      onSend={() => {
        close.mutate({});
      }}
    >
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {stake === undefined ? (
        read.error === null && <Loading what="what this does" height={100} />
      ) : (
        <AtStake stake={stake} />
      )}
    </FormDialog>
  );
}

function AtStake({ stake }: { readonly stake: SiteAtStake }) {
  const { assignments, networks, leases, cutOff, locksYouOut } = stake;
  if (locksYouOut) {
    return (
      <StatusMark tone="bad">
        You are on a network of this site, so you would lock yourself out. Close it from another network, or
        ask an admin of the company.
      </StatusMark>
    );
  }
  return (
    <>
      <Text>At once, and for good:</Text>
      <List size="sm">
        <List.Item>
          {count(assignments, 'assignment')} at this site {assignments === 1 ? 'ends' : 'end'}; tickets in
          hand go back into the queue.
        </List.Item>
        <List.Item>{count(networks, 'network')} of this site let nobody in any more.</List.Item>
        {leases > 0 && <List.Item>{count(leases, 'continuity lease')} for it ended.</List.Item>}
        <List.Item>
          {cutOff.length === 0
            ? 'Nobody who is signed in is cut off by its networks.'
            : `${count(cutOff.length, 'person', 'people')} with a live session cut off: ${cutOff.map((one) => one.name).join(', ')}.`}
        </List.Item>
      </List>
    </>
  );
}
