import { Group, Select, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { send } from '../../api/client.ts';
import { useRead } from '../../api/query.ts';
import type { PreviewView } from '../../api/types.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { SkeletonRows } from '../../components/SkeletonRows.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { useUrl } from '../../hooks/useUrl.ts';

const HEADINGS = ['Field', 'On file (made up)', 'They see', 'Clause', 'They may'] as const;

/** What a role would see for a purpose, over made-up rows. The choice stands in the address. */
export default function PreviewPage() {
  const [search, change] = useUrl();
  const list = useRead('/api/agreements', {});
  const agreement = search.get('agreement') ?? list.data?.[0]?.id ?? '';
  const view = useRead('/api/agreements/:id', { id: agreement }, { enabled: agreement !== '' });
  const roles = view.data?.roles ?? [];
  const role = search.get('role') ?? roles[0]?.role ?? '';
  const purpose = search.get('purpose') ?? roles.find((one) => one.role === role)?.purpose ?? '';
  const preview = useQuery({
    queryKey: ['/api/preview', agreement, role, purpose],
    queryFn: () => send('POST /api/preview', {}, { agreement, role, purpose }),
    enabled: agreement !== '' && role !== '' && purpose !== '',
  });
  return (
    <>
      <PageHead
        title="Preview as"
        lead="Exactly what a role sees for a purpose, field by field, with the clause behind it. No customer is shown."
      />
      <Group mb="md">
        <Select
          label="Agreement"
          allowDeselect={false}
          data={(list.data ?? []).map(({ id, title }) => ({ value: id, label: title }))}
          value={agreement}
          onChange={(value) => {
            change({ agreement: value, role: null, purpose: null });
          }}
        />
        <Select
          label="Role and purpose"
          allowDeselect={false}
          data={roles.map((one) => ({
            value: `${one.role} ${one.purpose}`,
            label: `${one.role}, ${one.purpose}`,
          }))}
          value={`${role} ${purpose}`}
          onChange={(value) => {
            const [nextRole = '', nextPurpose = ''] = (value ?? '').split(' ');
            change({ role: nextRole, purpose: nextPurpose });
          }}
        />
      </Group>
      <ErrorAlert error={list.error ?? view.error} onRetry={() => void list.refetch()} />
      {preview.error !== null && <Text role="alert">{preview.error.message}</Text>}
      <Stack gap="lg">
        {preview.data === undefined && preview.error === null && (
          <Table>
            <Table.Tbody>
              <SkeletonRows columns={HEADINGS.length} rows={6} />
            </Table.Tbody>
          </Table>
        )}
        {preview.data?.groups.map((group) => (
          <PreviewGroup key={group.resource} group={group} />
        ))}
      </Stack>
    </>
  );
}

function PreviewGroup({ group }: { readonly group: PreviewView['groups'][number] }) {
  return (
    <section aria-label={group.label}>
      <Title order={2} size="h5">
        {group.label}
      </Title>
      <Text size="sm" c="dimmed">
        {group.decision.sentence}
      </Text>
      <TableFrame label={`Fields of ${group.label}`}>
        <Table miw={640}>
          <Table.Thead>
            <Table.Tr>
              {HEADINGS.map((heading) => (
                <Table.Th key={heading} scope="col">
                  {heading}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {group.fields.map((field) => (
              <Table.Tr key={field.field}>
                <Table.Td>
                  {field.label}
                  <Text size="xs" c="dimmed">
                    {field.category}
                  </Text>
                </Table.Td>
                <Table.Td>{field.raw}</Table.Td>
                <Table.Td>
                  {field.shown ?? 'nothing'}
                  <Text size="xs" c="dimmed">
                    {field.treatment}
                  </Text>
                </Table.Td>
                <Table.Td>
                  {field.clause} {field.reason}
                </Table.Td>
                <Table.Td>{field.rights.join(', ') || 'nothing more'}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableFrame>
    </section>
  );
}
