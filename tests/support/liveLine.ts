/** What somebody works as, as the line of their screen tells it. */
interface Work {
  readonly id: string;
  readonly purpose: string;
  readonly stop: { readonly code: string; readonly text: string; readonly next: string } | null;
}

/** The line of a screen, heard as it tells. */
export async function openLine(baseUrl: string, cookie: string) {
  return listen(await fetch(`${baseUrl}/api/workspace/stream`, { headers: { cookie } }));
}

/** What a line tells, as it comes. */
function listen(response: Response) {
  const heard: { readonly event: string; readonly data: unknown }[] = [];
  const waiting = new Set<() => void>();
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  void (async () => {
    for (;;) {
      const got = await reader?.read().catch(() => undefined);
      if (got === undefined || got.done) return;
      text += got.value;
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const [, event, data] = /^event: (\S+)\n(?:id: .*\n)?data: (.*)$/m.exec(block) ?? [];
        if (event !== undefined) heard.push({ event, data: JSON.parse(data ?? 'null') });
      }
      for (const wake of waiting) wake();
    }
  })();
  const until = (found: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!found()) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  const work = () =>
    (heard.findLast(({ event }) => event === 'work')?.data as { work: Work[] } | undefined)?.work;
  return {
    stop: (id: string) => work()?.find((one) => one.id === id)?.stop,
    /** Until the last word on an assignment is this. */
    async says(id: string, code: string | null) {
      await until(() => {
        const stop = work()?.find((one) => one.id === id)?.stop;
        return stop !== undefined && (stop?.code ?? null) === code;
      });
    },
    async revoked() {
      await until(() => heard.some(({ event }) => event === 'revoked'));
      return heard.find(({ event }) => event === 'revoked')?.data;
    },
    close: () => reader?.cancel(),
  };
}
