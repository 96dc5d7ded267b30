import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { NoticeClock } from '../../api/types.ts';
import { useRead } from '../../api/query.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { NoticeForm } from './NoticeForm.tsx';
import { nameOf } from './words.ts';

interface GiveNoticeProps {
  readonly incident: string;
  readonly clock: NoticeClock;
}

/** Opens the draft that answers a clock. */
export function GiveNotice({ incident, clock }: GiveNoticeProps) {
  const [opened, setOpened] = useState(false);
  const name = nameOf(clock);
  const title = `Notice: ${name}`;
  return (
    <>
      <div>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Draft the notice: ${name}`}
          onClick={() => {
            setOpened(true);
          }}
        >
          Draft the notice
        </Button>
      </div>
      <Modal
        opened={opened}
        onClose={() => {
          setOpened(false);
        }}
        title={title}
        size="xl"
      >
        {opened && (
          <Draft
            incident={incident}
            clock={clock.id}
            onDone={() => {
              setOpened(false);
            }}
          />
        )}
      </Modal>
    </>
  );
}

interface DraftProps {
  readonly incident: string;
  readonly clock: string;
  readonly onDone: () => void;
}

function Draft({ incident, clock, onDone }: DraftProps) {
  const read = useRead('/api/clocks/:incident/draft', { incident }, { query: { clock }, once: true });
  // A draft of before the last fact would be filled in again by hand.
  if (read.data === undefined || read.isFetching) {
    return read.error === null ? (
      <Loading what="the draft" height={240} />
    ) : (
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
    );
  }
  return <NoticeForm incident={incident} clock={clock} draft={read.data} onDone={onDone} />;
}
