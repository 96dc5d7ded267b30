import { ask } from '../../api/client.ts';
import type { LineEnds, OpenLine } from '../../api/sse.ts';

/** A line of events (HTML Living Standard, 9.2) read by fetch: an EventSource can send neither a token nor a signature. */
export const framedLine: OpenLine = (url, _, ends) => {
  const stop = new AbortController();
  read(url, stop.signal, ends).then(
    () => {
      ends.onLost(true);
    },
    () => {
      if (!stop.signal.aborted) ends.onLost(true);
    },
  );
  return () => {
    stop.abort();
  };
};

async function read(url: string, signal: AbortSignal, { onOpen, onEvent }: LineEnds): Promise<void> {
  const response = await ask(url, { method: 'GET', headers: { accept: 'text/event-stream' }, signal });
  if (!response.ok || response.body === null) return;
  onOpen();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? '';
    for (const block of blocks) tell(block, onEvent);
  }
}

function tell(block: string, onEvent: LineEnds['onEvent']): void {
  let name = 'message';
  const data: string[] = [];
  for (const line of block.split(/\r?\n/)) {
    const [, field = '', value = ''] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
    if (field === 'event') name = value;
    if (field === 'data') data.push(value);
  }
  if (data.length > 0) onEvent(name, data.join('\n'));
}
