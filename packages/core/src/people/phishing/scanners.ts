/** Why a hit is put down to a machine and not to the person a mail was written to. */
export const NOISES = [
  'head',
  'prefetch',
  'scanner',
  'at-once',
  'in-bulk',
  'no-beacon',
  'after-report',
] as const;

export type Noise = (typeof NOISES)[number];

/** What a request says of itself. Nothing of it is kept but the noise it comes to. */
export interface Hit {
  readonly method: string;
  readonly userAgent: string | undefined;
  /** `Sec-Purpose`, `Purpose` or `X-Moz`, as browsers mark what they fetch ahead. */
  readonly purpose: string | undefined;
}

/**
 * Programs that open links in mails, by what their user agents hold. Our own list; each from what its maker says of it:
 * Microsoft (BingPreview; Defender Safe Links opens links without a mark, so the other rules have to find it), Google
 * (GoogleImageProxy, Google-Read-Aloud, Google-Safety: developers.google.com/crawling), Apple (Applebot), Slack (Slackbot,
 * Slack-ImgProxy: api.slack.com/robots), Meta (facebookexternalhit, WhatsApp), Barracuda (BarracudaCentral), Proofpoint and
 * Mimecast (their names), VirusTotal, urlscan.io, and what programmers' libraries send unless told otherwise.
 */
const AGENTS =
  /bingpreview|skypeuripreview|microsoft office|ms-office|googleimageproxy|google-safety|google-read-aloud|googlebot|applebot|slackbot|slack-imgproxy|facebookexternalhit|whatsapp|telegrambot|twitterbot|linkedinbot|discordbot|barracuda|proofpoint|mimecast|ironport|forcepoint|zscaler|symantec|trend ?micro|sophos|fireeye|virustotal|urlscan|headlesschrome|phantomjs|python|curl\/|wget|libwww|okhttp|java\/|go-http-client|axios|node-fetch|undici|bot\b|spider|crawler|preview|scanner|monitor/i;

/** @returns what a hit is by its own word; null for one that may be a person's */
export function noiseOf({ method, userAgent, purpose }: Hit): Noise | null {
  if (method === 'HEAD') return 'head';
  if (purpose !== undefined && /prefetch|preview|prerender/i.test(purpose)) return 'prefetch';
  if (userAgent === undefined || userAgent.trim() === '' || AGENTS.test(userAgent)) return 'scanner';
  return null;
}
