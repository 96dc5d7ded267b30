import { useEffect, useState } from 'react';
import { serverNow } from '../api/serverClock.ts';

/** The server's present, renewed every so many milliseconds. */
export function useServerNow(everyMs: number): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = window.setInterval(() => {
      setNow(serverNow());
    }, everyMs);
    return () => {
      window.clearInterval(timer);
    };
  }, [everyMs]);
  return now;
}
