import { Group, Stack, Title } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { VendorView } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { NetworkList } from '../../components/networks/NetworkList.tsx';
import { SiteList } from '../../components/networks/SiteList.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { PeopleTable } from '../../components/PeopleTable.tsx';
import { AgreementMark } from '../../components/AgreementMark.tsx';
import { Contained, ContainVendor } from './ContainVendor.tsx';
import { NextReview, WorkTable } from '../assignments/index.ts';
import { VendorInvite } from './VendorInvite.tsx';

/** One vendor: agreement, sites, networks, people. */
export default function VendorPage() {
  const { id = '' } = useParams();
  const read = useRead('/api/vendors/:id', { id });
  const vendor = read.data;
  return (
    <>
      <PageHead
        title={vendor?.row.name ?? 'Vendor'}
        lead={vendor !== undefined && <AgreementLine vendor={vendor} />}
        actions={
          vendor !== undefined && (
            <Group gap="xs">
              <VendorInvite vendor={vendor} />
              <ContainVendor id={id} name={vendor.row.name} />
            </Group>
          )
        }
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {vendor === undefined ? (
        read.error === null && <Loading what="vendor" height={300} />
      ) : (
        <Stack gap="xl">
          <Contained id={id} name={vendor.row.name} />
          <NetworkList party={id} title="Networks" />
          <SiteList party={id} />
          <section aria-labelledby="people">
            <Title order={2} id="people" mb="xs">
              People
            </Title>
            <PeopleTable
              label={`People of ${vendor.row.name}`}
              rows={vendor.people}
              refresh="/api/vendors/:id"
            />
          </section>
          <WorkTable party={id} />
          <NextReview party={id} />
        </Stack>
      )}
    </>
  );
}

function AgreementLine({ vendor: { row } }: { readonly vendor: VendorView }) {
  const { person } = useMe();
  if (row.agreement === null) return <>No agreement: its people see nothing.</>;
  const { id, title, status, daysLeft } = row.agreement;
  return (
    <>
      <AgreementMark status={status} />{' '}
      <Link className="link" to={`/agreements/${id}`}>
        {title}
      </Link>
      , {daysLeft} days left.{' '}
      <Link className="link" to={`/accesses?vendor=${row.id}`}>
        Accesses
      </Link>
      ,{' '}
      <Link className="link" to="/undertakings">
        undertakings
      </Link>
      ,{' '}
      <Link className="link" to={`/vendors/${row.id}/directory`}>
        directory
      </Link>
      {person.role === 'company-admin' && (
        <>
          ,{' '}
          <Link className="link" to={`/company-account?party=${row.id}`}>
            company account
          </Link>
        </>
      )}
    </>
  );
}
