import { Stack } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { Apply } from './Apply.tsx';
import type { Typed } from './changed.ts';
import { DetectorList } from './DetectorList.tsx';
import { Versions } from './Versions.tsx';

/** From when on something is an alert: what is set and why, what a change would have changed, and who changed it before. */
export default function CalibrationPage() {
  const { role } = useMe().person;
  const mayChange = role === 'company-admin' || role === 'security-officer';
  const read = useRead('/api/calibration', {});
  const [typed, setTyped] = useState<Typed>({});
  const view = read.data;
  return (
    <>
      <PageHead
        title="Thresholds"
        lead="From when on something is told. Change one, see what would have been told under both, say why, and sign it. Marking signals as real or as false alarms shows which one to change."
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {view === undefined ? (
        read.error === null && <Loading what="thresholds" height={400} />
      ) : (
        <Stack gap="xl">
          {mayChange && (
            <Apply
              key={view.version}
              view={view}
              typed={typed}
              onDone={() => {
                setTyped({});
              }}
            />
          )}
          <DetectorList
            view={view}
            typed={typed}
            onType={
              mayChange
                ? (key, value) => {
                    setTyped((old) => ({ ...old, [key]: value }));
                  }
                : null
            }
          />
          <Versions versions={view.versions} />
        </Stack>
      )}
    </>
  );
}
