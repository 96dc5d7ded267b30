import { Button } from '@mantine/core';
import { useState } from 'react';
import type { NoticeClock, NoticeClocks } from '../../api/types.ts';
import { FactDialog } from './FactDialog.tsx';

interface RecordFactProps {
  readonly incident: string;
  readonly clocks: readonly NoticeClock[];
  readonly agreements: NoticeClocks['agreements'];
}

/** Opens the form of a fact. */
export function RecordFact(props: RecordFactProps) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        size="xs"
        onClick={() => {
          setOpened(true);
        }}
      >
        Record a fact
      </Button>
      {opened && (
        <FactDialog
          {...props}
          corrects={null}
          onClose={() => {
            setOpened(false);
          }}
        />
      )}
    </>
  );
}
