import { Drawer, Skeleton, Stack } from '@mantine/core';
import { useEffect } from 'react';
import { useRead } from '../../api/query.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { useUrl } from '../../hooks/useUrl.ts';
import { EntryDetail } from './EntryDetail.tsx';

/** Stands behind every entry number: opens over any page whose address carries `entry`. */
export default function EntryDrawer() {
  const [search, change] = useUrl();
  const entry = search.get('entry') ?? '';
  const detail = useRead('/api/accesses/:entry', { entry }, { enabled: entry !== '' });
  const close = (): void => {
    change({ entry: null });
  };
  const shown = detail.data?.row.entry === Number(entry) ? detail.data : undefined;

  useTitle(`Entry ${entry} · Cordon`);
  return (
    <Drawer opened onClose={close} title={`Entry ${entry}`} size={860}>
      <ErrorAlert error={detail.error} onRetry={() => void detail.refetch()} />
      {shown === undefined && detail.error === null && (
        <Stack role="status" aria-busy aria-label="Loading">
          <Skeleton h={20} w="70%" />
          <Skeleton h={80} />
          <Skeleton h={160} />
        </Stack>
      )}
      {shown !== undefined && <EntryDetail detail={shown} />}
    </Drawer>
  );
}

/** Names the window after the drawer while it is open. */
function useTitle(title: string): void {
  useEffect(() => {
    const before = document.title;
    document.title = title;
    return () => {
      document.title = before;
    };
  }, [title]);
}
