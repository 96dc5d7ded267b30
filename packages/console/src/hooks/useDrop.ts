import { useState, type DragEvent } from 'react';

/**
 * What makes a part of the page take files that are dropped on it.
 * @returns what to spread on it; `data-over` while something is held above it
 */
export function useDrop(take: (dropped: DataTransfer) => void) {
  const [over, setOver] = useState(false);
  return {
    'data-over': over,
    onDragOver: (event: DragEvent): void => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: (): void => {
      setOver(false);
    },
    onDrop: (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      take(event.dataTransfer);
    },
  };
}
