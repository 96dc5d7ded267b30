import { Stack, Tabs } from '@mantine/core';
import type { PersonRole } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { NetworkList } from '../../components/networks/NetworkList.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { company } from '../../app/roles.ts';
import { useUrl } from '../../hooks/useUrl.ts';
import { AtRest } from '../atRest/AtRest.tsx';
import { CompanyPeople } from './CompanyPeople.tsx';
import { SecondFactors } from './SecondFactors.tsx';
import { Sessions } from './Sessions.tsx';

/** Who sees what lies at rest under which key. */
const watchers: readonly PersonRole[] = ['company-admin', 'privacy-officer', 'security-officer', 'auditor'];

/** One's own sign-in, what lies at rest, and for the company its people and networks. */
export default function SettingsPage() {
  const { person, party } = useMe();
  const [search, change] = useUrl();
  const ofCompany = company.some((role) => role === person.role);
  const watches = watchers.includes(person.role);
  const own = (
    <Stack gap="xl">
      <SecondFactors />
      <Sessions />
    </Stack>
  );
  return (
    <>
      <PageHead title="Settings" lead={`You are ${person.name} of ${party.name}.`} />
      {ofCompany || watches ? (
        <Tabs
          value={search.get('tab') ?? 'own'}
          onChange={(tab) => {
            change({ tab: tab === 'own' ? null : tab, sort: null }, true);
          }}
          keepMounted={false}
        >
          <Tabs.List mb="md">
            <Tabs.Tab value="own">Your sign-in</Tabs.Tab>
            {person.role === 'company-admin' && <Tabs.Tab value="people">People of the company</Tabs.Tab>}
            {ofCompany && <Tabs.Tab value="networks">Networks of the company</Tabs.Tab>}
            {watches && <Tabs.Tab value="at-rest">At rest</Tabs.Tab>}
          </Tabs.List>
          <Tabs.Panel value="own">{own}</Tabs.Panel>
          {person.role === 'company-admin' && (
            <Tabs.Panel value="people">
              <CompanyPeople />
            </Tabs.Panel>
          )}
          {ofCompany && (
            <Tabs.Panel value="networks">
              <NetworkList party={party.id} />
            </Tabs.Panel>
          )}
          {watches && (
            <Tabs.Panel value="at-rest">
              <AtRest />
            </Tabs.Panel>
          )}
        </Tabs>
      ) : (
        own
      )}
    </>
  );
}
