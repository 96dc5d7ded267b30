/** Pictures a course may show, drawn by the console in its own colours; a course says beside each in words what it shows. */
export const PICTURES = [
  'need-to-know',
  'masked-card',
  'mail-apart',
  'call-back',
  'who-is-it',
  'rights-path',
  'desk-seen',
  'home-desk',
  'first-hour',
  'who-to-tell',
  'chatbot-leak',
  'allowed-tools',
] as const;

export type PictureName = (typeof PICTURES)[number];
