import { List, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { count } from '../../components/count.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';

/** Where work is done: each vendor's sites, to look at who is there and to walk through. */
export default function SitesPage() {
  return useMe().person.role === 'auditor' ? <Audited /> : <All />;
}

/** The sites an auditor was given to look at. */
function Audited() {
  const read = useRead('/api/badge-sites', {});
  return (
    <>
      <PageHead
        title="Sites and badges"
        lead="Where the vendors you audit work. Of a site you see its walks and visitors of your time, its readers, and people as numbers."
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {read.data === undefined && read.error === null && <Loading what="sites" height={160} />}
      {read.data?.sites.length === 0 && <Text c="dimmed">You were given no vendor to look at.</Text>}
      <List>
        {read.data?.sites.map(({ id, name, vendor }) => (
          <List.Item key={id}>
            <Link className="link" to={`/badges/${id}`}>
              {name}
            </Link>
            , {vendor}
          </List.Item>
        ))}
      </List>
    </>
  );
}

function All() {
  const { person, party } = useMe();
  const ofCompany = person.role !== 'vendor-admin' && person.role !== 'team-lead';
  const vendors = useRead('/api/vendors', {}, { enabled: ofCompany });
  const parties = ofCompany ? vendors.data?.map(({ id, name }) => ({ id, name })) : [party];
  return (
    <>
      <PageHead
        title="Sites and badges"
        lead="Who is where the work is done, by their badge. Choose a site to see its floor, its visitors and what was found on walks through it."
      />
      <ErrorAlert error={vendors.error} onRetry={() => void vendors.refetch()} />
      {parties === undefined && vendors.error === null && <Loading what="sites" height={160} />}
      <Stack gap="xl">
        {parties?.map(({ id, name }) => (
          <Sites key={id} party={id} name={name} />
        ))}
      </Stack>
    </>
  );
}

function Sites({ party, name }: { readonly party: string; readonly name: string }) {
  const read = useRead('/api/sites', {}, { query: { party } });
  return (
    <section aria-labelledby={`sites-${party}`}>
      <Title order={2} id={`sites-${party}`} mb="xs">
        {name}
      </Title>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {read.data?.length === 0 && (
        <Text c="dimmed">No site is listed. The vendor adds one under Networks.</Text>
      )}
      <List>
        {read.data?.map((site) => (
          <List.Item key={site.id}>
            <Link className="link" to={`/badges/${site.id}`}>
              {site.name}
            </Link>
            , {site.country}: {count(site.people, 'person', 'people')}
          </List.Item>
        ))}
      </List>
    </section>
  );
}
