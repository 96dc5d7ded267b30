import { tellsOfSomebody } from '@cordon/core/masking/prose';
import { redact } from '@cordon/pii';
import type { Asked, Found } from './finder.ts';

/* A thread of its own: finding takes milliseconds in a long text, and whoever types must not feel them. */

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  const { text, spans: kept } = redact(data.text);
  const spans = data.what === 'removed' ? kept : tellsOfSomebody(data.text);
  const removed = spans.map(({ start, end, type, by }) => ({ start, end, type, by }));
  postMessage({ text: data.text, kept: text, removed } satisfies Found);
});
