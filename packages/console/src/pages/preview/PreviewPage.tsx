import { EmptyState, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { send } from '../../api/client.ts';
import type { ApiError } from '../../api/error.ts';
import { useRead } from '../../api/query.ts';
import type { PreviewView } from '../../api/types.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useUrl } from '../../hooks/useUrl.ts';
import { PreviewGroup } from './PreviewGroup.tsx';

/** What a role sees for a purpose under a version, over made-up rows. The choice stands in the address. */
export default function PreviewPage() {
  const [search, change] = useUrl();
  const list = useRead('/api/agreements', {});
  const agreement = search.get('agreement') ?? list.data?.[0]?.id ?? '';
  const version = search.get('version');
  const view = useRead(
    '/api/agreements/:id',
    { id: agreement },
    { query: { version }, enabled: agreement !== '' },
  );
  const roles = view.data?.row.id === agreement ? view.data.roles : [];
  const role = search.get('role') ?? roles[0]?.role ?? '';
  const purpose = search.get('purpose') ?? roles.find((one) => one.role === role)?.purpose ?? '';
  const chosen = agreement !== '' && role !== '' && purpose !== '';
  const preview = useQuery<PreviewView, ApiError>({
    queryKey: ['/api/preview', agreement, role, purpose, version],
    queryFn: () =>
      send(
        'POST /api/preview',
        {},
        { agreement, role, purpose, ...(version !== null && { version: Number(version) }) },
      ),
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
            change({ agreement: event.currentTarget.value, version: null, role: null, purpose: null });
          }}
        />
        <NativeSelect
          label="Version"
          data={(view.data?.versions ?? []).map((one) => ({
            value: String(one.version),
            label: one.version === view.data?.inForce ? `${one.version}, in force` : String(one.version),
          }))}
          value={String(view.data?.shown ?? '')}
          onChange={(event) => {
            change({ agreement, version: event.currentTarget.value, role: null, purpose: null });
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
      {preview.data !== undefined && <Decides preview={preview.data} />}
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

/** Whether what is shown below counts now. */
function Decides({ preview: { version, inForce } }: { readonly preview: PreviewView }) {
  return (
    <Text component="div" role="status" mb="md">
      <StatusMark tone={inForce ? 'good' : 'warn'}>
        {inForce
          ? `Version ${version} is in force: accesses are decided by it now.`
          : `Version ${version} is not in force: this is what it would show.`}
      </StatusMark>
    </Text>
  );
}
