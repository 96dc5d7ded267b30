/** Refusals that the page of one's own device explains. */
const DEVICE_CODES: readonly string[] = [
  'device-failing',
  'device-stale',
  'device-unknown',
  'device-elsewhere',
];

const TRAINING_CODES: readonly string[] = ['training-never', 'training-expired'];

/** Refusals that a page of one's own mends: the state of a device, and a course that is to be passed. */
function mendingPage(code: string): { readonly to: string; readonly text: string } | null {
  if (DEVICE_CODES.includes(code)) return { to: '/my-device', text: 'My device' };
  if (TRAINING_CODES.includes(code)) return { to: '/training/next', text: 'Take the course' };
  return null;
}

/** Leads to where a refusal is mended; nothing for one that no page of one's own mends. */
export function MendingLink({ code }: { readonly code: string }) {
  const mends = mendingPage(code);
  if (mends === null) return null;
  return (
    // In a frame the console opens beside it: the helpdesk's page stays.
    <a
      className="link"
      href={mends.to}
      {...(window.top !== window && { target: '_blank', rel: 'noreferrer' })}
    >
      {mends.text}
    </a>
  );
}
