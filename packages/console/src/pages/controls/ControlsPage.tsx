import { NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../../api/query.ts';
import type { ControlState, ControlsView, ControlTestView } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { count } from '../../components/count.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { ControlTest } from './ControlTest.tsx';
import { PassProgress } from './PassProgress.tsx';
import { RunControls } from './RunControls.tsx';
import { StateShare } from './StateShare.tsx';
import { UnusedPermissions } from './UnusedPermissions.tsx';
import { usePasses } from './usePasses.ts';
import { comingFrom } from './words.ts';
import classes from './controls.module.css';

const RUNNERS: ReadonlySet<string> = new Set(['company-admin', 'privacy-officer', 'security-officer']);
const DRAFTERS: ReadonlySet<string> = new Set(['company-admin', 'vendor-manager']);
const COMPANY: ReadonlySet<string> = new Set([...RUNNERS, 'vendor-manager']);

/** Every control with the tests that look whether it holds: on live data, of whom, and since when. */
export default function ControlsPage() {
  const { person } = useMe();
  const [vendor, setVendor] = useState('');
  const [state, setState] = useState<ControlState | null>(null);
  const read = useRead('/api/controls', {}, { every: 15_000, query: { vendor } });
  const view = read.data;
  const mayRun = RUNNERS.has(person.role);
  const ofCompany = COMPANY.has(person.role);
  const { running, waiting, ended } = usePasses(ofCompany);
  const coming = (id: string) => comingFrom(id, running, waiting);
  return (
    <>
      <PageHead
        title="Controls"
        lead="Each control is tested on what is really there: how many were looked at, which of them fail, and when it is looked at again."
        actions={mayRun && <RunControls tests={[]} label="Run all now" />}
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {view === undefined ? (
        read.error === null && <Loading what="controls" height={320} />
      ) : (
        <Stack gap="xl" mt="md">
          {ofCompany && <PassProgress {...{ running, waiting, ended }} tests={view.tests} />}
          {view.vendors.length > 1 && (
            <NativeSelect
              label="Whose"
              maw={320}
              value={vendor}
              onChange={({ currentTarget: { value } }) => {
                setVendor(value);
              }}
              data={[
                { value: '', label: ofCompany ? 'The company and all vendors' : 'All vendors' },
                ...view.vendors.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          )}
          <StateShare tests={view.tests} chosen={state} onChoose={setState} />
          <Text size="xs" c="dimmed">
            Bars, oldest left: low passed, full height failed, an outline says nothing of the control.
          </Text>
          {view.practices.map((practice) => (
            <Practice key={practice.id} {...{ practice, view, state, mayRun, coming, linked: ofCompany }} />
          ))}
          {ofCompany && state === null && <UnusedPermissions mayDraft={DRAFTERS.has(person.role)} />}
        </Stack>
      )}
    </>
  );
}

interface PracticeProps {
  readonly practice: ControlsView['practices'][number];
  readonly view: ControlsView;
  /** Only tests that stand there; null: all. */
  readonly state: ControlState | null;
  readonly mayRun: boolean;
  readonly coming: (test: string) => 'running' | 'waiting' | null;
  readonly linked: boolean;
}

function Practice({ practice: { id, title }, view, state, mayRun, coming, linked }: PracticeProps) {
  const own = view.tests.filter((test) => test.practice === id && (state === null || test.state === state));
  if (own.length === 0) return null;
  // What looked at nothing says nothing: it is there, and does not stand in the way of what does.
  const idle = state === null ? own.filter((test) => test.state === 'nothing-to-test') : [];
  const list = (tests: readonly ControlTestView[]) => (
    <ul className={classes.tests}>
      {tests.map((test) => (
        <ControlTest
          key={test.id}
          {...{ test, mayRun, linked }}
          names={view.names}
          coming={coming(test.id)}
        />
      ))}
    </ul>
  );
  return (
    <section aria-labelledby={`practice-${id}`}>
      <Title order={2} size="h4" id={`practice-${id}`} mb={4}>
        {title}
      </Title>
      {list(own.filter((test) => !idle.includes(test)))}
      {idle.length > 0 && (
        <details>
          <summary>
            <Text size="sm" component="span">
              {count(idle.length, 'test')} with nothing to test
            </Text>
          </summary>
          {list(idle)}
        </details>
      )}
    </section>
  );
}
