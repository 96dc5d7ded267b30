import { SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useRead } from '../../../api/query.ts';
import { PageHead } from '../../../components/PageHead.tsx';
import { ApiForm } from './ApiForm.tsx';
import { DatabaseForm } from './DatabaseForm.tsx';

/** Connects a source: choose its kind, say where it is, confirm what it holds. Its shadow report comes next. */
export default function ConnectPage() {
  const [kind, setKind] = useState<'database' | 'api'>('database');
  const sources = useRead('/api/sources', {});
  const navigate = useNavigate();
  const done = (source: string): void => {
    void navigate(`/sources/${encodeURIComponent(source)}`);
  };
  return (
    <>
      <PageHead
        title="Connect a source"
        lead="Cordon reads what it holds and drafts a map. You confirm the map; nothing is shown to anybody before you let the source go live."
      />
      <Stack>
        <SegmentedControl
          aria-label="Kind of source"
          style={{ alignSelf: 'flex-start' }}
          data={[
            { value: 'database', label: 'PostgreSQL database' },
            { value: 'api', label: 'JSON API' },
          ]}
          value={kind}
          onChange={(chosen) => {
            setKind(chosen === 'api' ? 'api' : 'database');
          }}
        />
        {kind === 'database' ? (
          <DatabaseForm done={done} />
        ) : (
          <ApiForm sources={(sources.data ?? []).filter(({ api }) => api === null)} done={done} />
        )}
      </Stack>
    </>
  );
}
