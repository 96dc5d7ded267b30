import { Group, Stack, Tabs, Text } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { useUrl } from '../../hooks/useUrl.ts';
import { AgreementMark } from './AgreementMark.tsx';
import { ClausesTab } from './ClausesTab.tsx';
import { EndAgreement } from './EndAgreement.tsx';
import { TermsTab } from './TermsTab.tsx';
import { VersionsTab } from './VersionsTab.tsx';
import { Loading } from '../../components/Loading.tsx';

const ENDERS = ['company-admin', 'privacy-officer', 'security-officer'];

/** One agreement: clauses and what they do, versions and signatures, the terms themselves. */
export default function AgreementPage() {
  const { id = '' } = useParams();
  const { person } = useMe();
  const [search, change] = useUrl();
  const read = useRead('/api/agreements/:id', { id });
  const view = read.data;
  const mayEnd = ENDERS.includes(person.role);
  return (
    <>
      <PageHead
        title={view?.row.title ?? 'Agreement'}
        {...(view !== undefined && { lead: `${view.controller.name} and ${view.row.vendor.name}` })}
        actions={mayEnd && view !== undefined && <EndAgreement view={view} />}
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {view === undefined ? (
        read.error === null && <Loading what="agreement" height={320} />
      ) : (
        <Stack gap="md">
          <Group gap="lg">
            <AgreementMark status={view.row.status} />
            <Text size="sm">
              Version {view.row.version}, {view.row.daysLeft} days left
            </Text>
            {view.roles.map(({ role, purpose }) => (
              <Link
                key={`${role} ${purpose}`}
                className="link"
                to={`/preview?agreement=${id}&role=${role}&purpose=${purpose}`}
              >
                Preview {role}, {purpose}
              </Link>
            ))}
          </Group>
          <Tabs
            value={search.get('tab') ?? 'clauses'}
            onChange={(tab) => {
              change({ tab }, true);
            }}
            keepMounted={false}
          >
            <Tabs.List>
              <Tabs.Tab value="clauses">Clauses and effects</Tabs.Tab>
              <Tabs.Tab value="versions">Versions and signatures</Tabs.Tab>
              <Tabs.Tab value="terms">Terms</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="clauses" pt="md">
              <ClausesTab view={view} />
            </Tabs.Panel>
            <Tabs.Panel value="versions" pt="md">
              <VersionsTab view={view} />
            </Tabs.Panel>
            <Tabs.Panel value="terms" pt="md">
              <TermsTab view={view} />
            </Tabs.Panel>
          </Tabs>
        </Stack>
      )}
    </>
  );
}
