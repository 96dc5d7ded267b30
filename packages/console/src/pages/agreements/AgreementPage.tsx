import { Stack, Tabs } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useParams } from 'react-router';
import { useRead } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { closers, proposers } from '../../app/rights.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { useUrl } from '../../hooks/useUrl.ts';
import { EditTab } from './clauses/EditTab.tsx';
import { ClausesTab } from './ClausesTab.tsx';
import { ClosingTab } from './closing/ClosingTab.tsx';
import { EndAgreement } from './EndAgreement.tsx';
import { HistoryTab } from './life/HistoryTab.tsx';
import { LifeBar } from './life/LifeBar.tsx';
import { ResponsibilitiesTab } from './ResponsibilitiesTab.tsx';
import { RolesTab } from './RolesTab.tsx';
import { SubProcessorsTab } from './subProcessors/SubProcessorsTab.tsx';
import { TermsTab } from './TermsTab.tsx';
import { VersionBar } from './VersionBar.tsx';
import { VersionsTab } from './VersionsTab.tsx';
import classes from './agreements.module.css';

const ENDERS = ['company-admin', 'privacy-officer', 'security-officer'];

/** One agreement: clauses and what they do, versions and signatures, the terms themselves. */
export default function AgreementPage() {
  const { id = '' } = useParams();
  const { person } = useMe();
  const [search, change] = useUrl();
  const version = search.get('version');
  const read = useRead('/api/agreements/:id', { id }, { query: { version } });
  const view = read.data;
  const mayPropose = proposers.includes(person.role);
  const mayEnd = ENDERS.includes(person.role);
  const tab = search.get('tab') ?? 'clauses';
  const row = useRef<HTMLDivElement>(null);
  const known = view !== undefined;
  // Where the row of tabs scrolls, the chosen one is in sight.
  useEffect(() => {
    const chosen = row.current?.querySelector('[aria-selected="true"]');
    chosen?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [tab, known]);
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
          <LifeBar view={view} />
          <VersionBar
            view={view}
            onVersion={(next) => {
              change({ version: next === view.inForce ? null : next });
            }}
          />
          <Tabs
            value={tab}
            onChange={(next) => {
              change({ tab: next === 'clauses' ? null : next }, true);
            }}
            keepMounted={false}
          >
            <Tabs.List ref={row} className={`${classes.tabs ?? ''} no-print`}>
              <Tabs.Tab value="clauses">Clauses and effects</Tabs.Tab>
              {mayPropose && view.row.status !== 'ended' && <Tabs.Tab value="edit">Change</Tabs.Tab>}
              <Tabs.Tab value="responsibilities">Responsibilities</Tabs.Tab>
              <Tabs.Tab value="versions">Versions and signatures</Tabs.Tab>
              <Tabs.Tab value="sub-processors">Sub-processors</Tabs.Tab>
              <Tabs.Tab value="roles">Roles</Tabs.Tab>
              <Tabs.Tab value="terms">Terms</Tabs.Tab>
              <Tabs.Tab value="history">History</Tabs.Tab>
              {closers.includes(person.role) && <Tabs.Tab value="closing">Closing and evidence</Tabs.Tab>}
            </Tabs.List>
            <Tabs.Panel value="clauses" pt="md">
              <ClausesTab view={view} />
            </Tabs.Panel>
            <Tabs.Panel value="edit" pt="md">
              {mayPropose && view.row.status !== 'ended' && <EditTab view={view} />}
            </Tabs.Panel>
            <Tabs.Panel value="responsibilities" pt="md">
              <ResponsibilitiesTab view={view} />
            </Tabs.Panel>
            <Tabs.Panel value="versions" pt="md">
              <VersionsTab view={view} />
            </Tabs.Panel>
            <Tabs.Panel value="sub-processors" pt="md">
              <SubProcessorsTab view={view} />
            </Tabs.Panel>
            <Tabs.Panel value="roles" pt="md">
              <RolesTab view={view} />
            </Tabs.Panel>
            {closers.includes(person.role) && (
              <Tabs.Panel value="closing" pt="md">
                <ClosingTab view={view} />
              </Tabs.Panel>
            )}
            <Tabs.Panel value="terms" pt="md">
              <TermsTab view={view} />
            </Tabs.Panel>
            <Tabs.Panel value="history" pt="md">
              <HistoryTab view={view} />
            </Tabs.Panel>
          </Tabs>
        </Stack>
      )}
    </>
  );
}
