import { useCallback, useEffect, useState } from 'react';
import type { FromReplay, ToReplay } from './replay/messages.ts';

export const SPEEDS = [1, 2, 4, 8] as const;

/** A replay and what can be done with it. Times in milliseconds from the first event. */
export interface Player {
  readonly status: 'loading' | 'shown' | 'failed';
  readonly total: number;
  readonly at: number;
  readonly playing: boolean;
  readonly skipping: boolean;
  readonly speed: number;
  readonly skips: boolean;
  readonly toggle: () => void;
  readonly seek: (at: number) => void;
  readonly setSpeed: (speed: number) => void;
  readonly setSkips: (on: boolean) => void;
}

/** Runs the page that replays, in its frame. */
export function usePlayer(
  frame: React.RefObject<HTMLIFrameElement | null>,
  events: readonly unknown[],
): Player {
  const [status, setStatus] = useState<Player['status']>('loading');
  const [time, setTime] = useState({ at: 0, playing: false, skipping: false });
  const [total, setTotal] = useState(0);
  const [speed, setSpeed] = useState(1);
  const [skips, setSkips] = useState(true);

  const say = useCallback(
    (message: ToReplay) => {
      frame.current?.contentWindow?.postMessage(message, window.location.origin);
    },
    [frame],
  );

  useEffect(() => {
    const hear = ({ origin, source, data }: MessageEvent<FromReplay>): void => {
      if (origin !== window.location.origin || source !== frame.current?.contentWindow) return;
      if (data.kind === 'ready') say({ kind: 'load', events });
      else if (data.kind === 'failed') setStatus('failed');
      else if (data.kind === 'time') setTime({ at: data.at, playing: data.playing, skipping: data.skipping });
      else {
        setTotal(data.total);
        setStatus('shown');
      }
    };
    window.addEventListener('message', hear);
    return () => {
      window.removeEventListener('message', hear);
    };
  }, [events, frame, say]);

  const { at, playing, skipping } = time;
  return {
    ...{ status, total, at, playing, skipping, speed, skips },
    toggle: () => {
      const from = at >= total ? 0 : at;
      say({ kind: playing ? 'pause' : 'play', at: from });
      setTime({ at: from, playing: !playing, skipping: false });
    },
    seek: (to) => {
      const within = Math.max(0, Math.min(total, to));
      say({ kind: playing ? 'play' : 'pause', at: within });
      setTime({ at: within, playing, skipping: false });
    },
    setSpeed: (now) => {
      say({ kind: 'speed', speed: now });
      setSpeed(now);
    },
    setSkips: (on) => {
      say({ kind: 'skip', on });
      setSkips(on);
    },
  };
}
