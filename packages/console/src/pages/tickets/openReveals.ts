import { useEffect, useState } from 'react';

const closers = new Map<string, () => void>();

/** Takes a reveal off this screen, because the server closed it. */
export function closeReveal(id: string): void {
  closers.get(id)?.();
}

/** Takes every reveal off this screen. */
export function closeAllReveals(): void {
  for (const close of closers.values()) close();
}

/** Whether the server has closed this reveal since it was shown. */
export function useClosed(id: string): boolean {
  const [closed, setClosed] = useState(false);
  useEffect(() => {
    closers.set(id, () => {
      setClosed(true);
    });
    return () => {
      closers.delete(id);
    };
  }, [id]);
  return closed;
}
