import { Button, Group, Text } from '@mantine/core';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { send } from '../../api/client.ts';
import { serverNow } from '../../api/serverClock.ts';
import type { RevealResult } from '../../api/types.ts';
import { CountdownRing } from '../../components/CountdownRing.tsx';
import { useScreenWatch } from '../../components/screen/useScreenWatch.ts';
import { VisibleMark } from '../../components/VisibleMark.tsx';
import { useServerNow } from '../../hooks/useServerNow.ts';
import { Breakable } from './Breakable.tsx';
import type { FileIn } from './fileIn.ts';
import { useClosed } from './openReveals.ts';
import { RevealedFile } from './RevealedFile.tsx';
import classes from './card.module.css';

/** A value, or a file: either is null. */
export interface Shown {
  readonly value: string | null;
  readonly file: FileIn | null;
}

interface RevealedProps {
  readonly label: string;
  /** Opened in this browser; the value is held by this part of the page and by nothing else. */
  readonly reveal: RevealResult & Shown;
  /** @param hadFocus whether the reader was in it, and has to be taken somewhere */
  readonly onGone: (hadFocus: boolean) => void;
}

/** A value in clear with its countdown and the mark; it leaves the page when the time is over or the server closes it. */
export function Revealed({ label, reveal, onGone }: RevealedProps) {
  const now = useServerNow(250);
  const closed = useClosed(reveal.id);
  const expires = Date.parse(reveal.expiresAt);
  const [wholeMs] = useState(() => Math.max(1, Math.round((expires - serverNow()) / 1000)) * 1000);
  const box = useRef<HTMLDivElement>(null);
  // An expiry that cannot be read counts as past.
  const gone = closed || !(expires > now);

  useScreenWatch(gone ? null : reveal.entry, 'clear', box);
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  // Before the browser paints, so that an expired value is not on the screen for a moment more.
  useLayoutEffect(() => {
    if (gone) onGone(box.current?.contains(document.activeElement) ?? false);
  }, [gone, onGone]);

  return (
    <div
      ref={box}
      className={classes.revealed}
      data-never-recorded
      role="group"
      aria-label={`${label} revealed`}
      tabIndex={-1}
    >
      {!gone && (
        <>
          <VisibleMark text={reveal.mark} />
          {reveal.file === null ? (
            <Text size="md" fw={600} className={classes.value}>
              <Breakable value={reveal.value ?? ''} />
            </Text>
          ) : (
            <RevealedFile label={label} file={reveal.file} mark={reveal.mark} />
          )}
        </>
      )}
      <Group gap="sm">
        <CountdownRing leftMs={Math.min(expires - now, wholeMs)} wholeMs={wholeMs} />
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`Hide now: ${label}`}
          onClick={() => {
            // It leaves the screen whatever the server says; should this fail, the reveal ends by itself.
            send('DELETE /api/reveals/:id', { id: reveal.id }, undefined).catch(() => undefined);
            onGone(true);
          }}
        >
          Hide now
        </Button>
        <Text size="xs" c="dimmed">
          entry {reveal.entry}
        </Text>
      </Group>
    </div>
  );
}
