import { useSaid } from '../app/announce.ts';

/** The one polite live region of the page, see announce(). */
export function Announcer() {
  const { words, times } = useSaid();
  return (
    <div className="visually-hidden" role="status" aria-label="Announcements">
      <span key={times}>{words}</span>
    </div>
  );
}
