import { draftProtocol, protocolMarkdown } from '@cordon/core/protocols';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Installation } from '../installation.ts';
import { heldVersions, purposesOf, type WorkedAgreement } from '../protocols/index.ts';
import type { Command } from './command.ts';
import { openInstalled } from './installed.ts';
import { Misuse, readOptions } from './options.ts';

type House = Installation['house'];

/** One protocol as it is told: the version in force, or what the terms come to while none is. */
interface Told {
  readonly agreement: string;
  readonly purpose: string;
  /** Null: none was put in force. */
  readonly version: number | null;
  readonly hash: string | null;
  readonly markdown: string;
}

/** Tells the PII protocols of all agreements in force. */
export const protocolListCommand: Command = {
  name: 'protocol list',
  usage: '[--data DIR]   (or DATABASE_URL)',
  async run(argv, io) {
    const { values } = readOptions(argv, { data: { type: 'string' } });
    return withHouse(values.data, async (house) => {
      for (const { markdown: _, ...told } of await allOf(house)) io.out(`${JSON.stringify(told)}\n`);
    });
  },
};

/** One protocol as Markdown. */
export const protocolShowCommand: Command = {
  name: 'protocol show',
  usage: 'AGREEMENT PURPOSE [--data DIR]   (or DATABASE_URL)',
  async run(argv, io) {
    const { values, positionals } = readOptions(argv, { data: { type: 'string' } }, true);
    const [agreement, purpose] = positionals;
    if (agreement === undefined || purpose === undefined || positionals.length > 2)
      throw new Misuse('name one agreement and one purpose');
    return withHouse(values.data, async (house) => {
      const told = (await allOf(house)).find((one) => one.agreement === agreement && one.purpose === purpose);
      if (told === undefined) throw new Misuse(`no protocol for ${purpose} under ${agreement}`);
      io.out(told.markdown);
    });
  },
};

/** All of them as files of Markdown. */
export const protocolExportCommand: Command = {
  name: 'protocol export',
  usage: 'DIR [--data DIR]   (or DATABASE_URL)',
  async run(argv, io) {
    const { values, positionals } = readOptions(argv, { data: { type: 'string' } }, true);
    const [folder] = positionals;
    if (folder === undefined || positionals.length > 1) throw new Misuse('name one folder');
    return withHouse(values.data, async (house) => {
      await mkdir(folder, { recursive: true });
      for (const { agreement, purpose, markdown } of await allOf(house)) {
        // Ids and purposes come from terms: none of their signs leaves the folder.
        const name = `${agreement}-${purpose}`.replaceAll(/[^\w-]/g, '_');
        await writeFile(join(folder, `${name}.md`), markdown);
        io.err(`Wrote ${join(folder, `${name}.md`)}\n`);
      }
    });
  },
};

async function withHouse(data: string | undefined, work: (house: House) => Promise<void>): Promise<0> {
  const { house, close } = await openInstalled(data);
  try {
    await work(house);
    return 0;
  } finally {
    await close();
  }
}

/** Of each work of each agreement in force. @throws Failure for a version that is not what its entry names */
async function allOf({ protocolDeps: deps }: House): Promise<readonly Told[]> {
  const told = await Promise.all(
    (await deps.inForce()).flatMap((agreement) =>
      purposesOf(agreement).map((purpose) => toldOf(deps, agreement, purpose)),
    ),
  );
  return told.flat();
}

async function toldOf(
  deps: House['protocolDeps'],
  { id: agreement, title, vendor }: WorkedAgreement,
  purpose: string,
): Promise<readonly Told[]> {
  const [newest] = heldVersions(deps, await deps.store.versions({ agreement, purpose }));
  if (newest !== undefined) {
    const { protocol, hash, row } = newest;
    const inForce = { at: row.putAt.toISOString(), by: row.putBy.name, hash, entry: row.entry };
    const markdown = protocolMarkdown(protocol, { title, vendor, inForce });
    return [{ agreement, purpose, version: protocol.version, hash, markdown }];
  }
  const answer = await deps.terms.inForce(agreement, deps.now());
  if (!answer.ok) return [];
  const draft = draftProtocol(answer.policy, purpose, 1);
  const markdown = protocolMarkdown(draft, { title, vendor, inForce: null });
  return [{ agreement, purpose, version: null, hash: null, markdown }];
}
