import newman from 'newman';

/* Runs a Postman collection in a process of its own: its sandbox leaves workers behind. stdin: { collection, envVar }. */

const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
const { collection, envVar } = JSON.parse(Buffer.concat(chunks).toString()) as {
  readonly collection: object;
  readonly envVar: readonly { readonly key: string; readonly value: string }[];
};

newman.run({ collection, envVar, reporters: [] }, (error, summary) => {
  if (error !== null) throw error;
  const requests = summary.run.executions.map(({ item, response, assertions = [] }) => ({
    name: item.name,
    status: response?.code ?? null,
    assertions: assertions.map(({ assertion, error: wrong }) => ({
      assertion,
      wrong: wrong?.message ?? null,
    })),
  }));
  const failures = summary.run.failures.map(({ error: { message } }) => message);
  process.stdout.write(JSON.stringify({ requests, failures }), () => process.exit(0));
});
