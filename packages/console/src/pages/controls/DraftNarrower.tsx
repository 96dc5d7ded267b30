import { Text } from '@mantine/core';
import { Link } from 'react-router';
import { useSend } from '../../api/query.ts';
import type { UnusedPermissions } from '../../api/types.ts';
import { count } from '../../components/count.ts';
import { RunAct } from '../../components/RunAct.tsx';

interface DraftNarrowerProps {
  readonly of: UnusedPermissions['agreements'][number];
  /** Whether the reader may draft agreements. */
  readonly mayDraft: boolean;
}

/** Makes what nobody used into a draft of the agreement without it, or says who can and what is there already. */
export function DraftNarrower({ of: { agreement, title, version, newest }, mayDraft }: DraftNarrowerProps) {
  const draft = useSend('POST /api/controls/unused/:agreement/draft', { agreement }, [
    '/api/controls/unused',
    '/api/agreements',
  ]);
  const page = (
    <Link className="link" to={`/agreements/${agreement}`}>
      the agreement’s page
    </Link>
  );
  if (draft.data !== undefined) {
    const { version: made, drafted, left } = draft.data;
    return (
      <Text size="sm" mt={6} role="status">
        Version {made} is drafted without {count(drafted, 'thing')} that nobody used.{' '}
        {left > 0 &&
          `${String(left)} more cannot go by itself: another clause has it in common. Change that by hand. `}
        Nothing changes until both sides confirm and sign it on {page}.
      </Text>
    );
  }
  if (newest > version) {
    return (
      <Text size="sm" mt={6}>
        Version {newest} is drafted already: change it, or sign it, on {page}.
      </Text>
    );
  }
  if (!mayDraft) {
    return (
      <Text size="sm" mt={6}>
        A vendor manager or an administrator can draft it here; both sides sign it on {page}.
      </Text>
    );
  }
  return (
    <RunAct
      label={`Draft version ${String(version + 1)} without it`}
      about={title}
      running={draft.isPending}
      error={draft.error}
      onRun={() => {
        draft.mutate({});
      }}
    >
      <Text size="xs" c="dimmed" mt={4}>
        A draft binds nobody: both sides confirm what its clauses no longer permit, and sign.
      </Text>
    </RunAct>
  );
}
