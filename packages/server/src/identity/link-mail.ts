import { Failure } from '@cordon/core/kernel';

/** Mails a link. @returns false when it has to be handed over instead */
export type MailLink = (to: string, url: string) => Promise<boolean>;

/**
 * Mails a link of seven days.
 * @param send resolves to false when no mail server is set. @throws Failure `mail-failed`
 * @returns false when it was not sent: whoever made the link hands it over
 */
export async function mailedLink(
  send: (mail: { to: string; subject: string; text: string }) => Promise<boolean>,
  to: string,
  url: string,
): Promise<boolean> {
  const text = [
    'You were given access to Cordon.',
    `Open this link within seven days to choose a password and enrol a second factor:\n\n${url}`,
    'It works once. If you did not expect this mail, leave it alone.',
  ].join('\n\n');
  try {
    return await send({ to, subject: 'Your access to Cordon', text });
  } catch (error) {
    if (error instanceof Failure && error.code === 'mail-failed') return false;
    throw error;
  }
}
