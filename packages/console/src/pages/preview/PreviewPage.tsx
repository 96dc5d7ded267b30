import { EmptyState, Group, NativeSelect, Stack } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { send } from '../../api/client.ts';
import type { ApiError } from '../../api/error.ts';
import { useRead } from '../../api/query.ts';
import type { PreviewView } from '../../api/types.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { useUrl } from '../../hooks/useUrl.ts';
import { PreviewGroup } from './PreviewGroup.tsx';

/** What a role would see for a purpose, over made-up rows. The choice stands in the address. */
export default function PreviewPage() {
  const [search, change] = useUrl();
  const list = useRead('/api/agreements', {});
  const agreement = search.get('agreement') ?? list.data?.[0]?.id ?? '';
  const view = useRead('/api/agreements/:id', { id: agreement }, { enabled: agreement !== '' });
  const roles = view.data?.row.id === agreement ? view.data.roles : [];
  const role = search.get('role') ?? roles[0]?.role ?? '';
  const purpose = search.get('purpose') ?? roles.find((one) => one.role === role)?.purpose ?? '';
  const chosen = agreement !== '' && role !== '' && purpose !== '';
  const preview = useQuery<PreviewView, ApiError>({
    queryKey: ['/api/preview', agreement, role, purpose],
    queryFn: () => send('POST /api/preview', {}, { agreement, role, purpose }),
    enabled: chosen,
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHead
        title="Preview as"
        lead="Exactly what a role sees for a purpose, field by field, with the clause behind it. The rows are made up; no customer is shown."
      />
      <Group mb="md" className="no-print">
        <NativeSelect
          label="Agreement"
          data={(list.data ?? []).map(({ id, title, vendor }) => ({
            value: id,
            label: `${title}, ${vendor.name}`,
          }))}
          value={agreement}
          onChange={(event) => {
            change({ agreement: event.currentTarget.value, role: null, purpose: null });
          }}
        />
        <NativeSelect
          label="Role and purpose"
          data={roles.map((one, index) => ({ value: String(index), label: `${one.role}, ${one.purpose}` }))}
          value={String(roles.findIndex((one) => one.role === role && one.purpose === purpose))}
          onChange={(event) => {
            const next = roles[Number(event.currentTarget.value)];
            if (next !== undefined) change({ agreement, role: next.role, purpose: next.purpose });
          }}
        />
      </Group>
      <ErrorAlert
        error={list.error ?? view.error ?? preview.error}
        onRetry={() => void Promise.all([list.refetch(), preview.refetch()])}
      />
      {preview.isLoading && <Loading what="preview" height={320} />}
      {list.data?.length === 0 && (
        <EmptyState
          icon={<IconEye aria-hidden />}
          title="Nothing to preview yet"
          description="A preview needs an agreement, signed or not. Draft one first."
        />
      )}
      <Stack gap="xl">
        {preview.data?.groups.map((group) => (
          <PreviewGroup key={group.resource} group={group} />
        ))}
      </Stack>
    </>
  );
}
