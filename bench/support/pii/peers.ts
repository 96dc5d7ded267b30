import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Labelled } from '../../../packages/pii/eval/dataset.ts';
import type { System } from '../../../packages/pii/eval/run.ts';
import type { Found } from '../../../packages/pii/eval/score.ts';
import { aligned } from './alignment.ts';

const folder = join(import.meta.dirname, '../../peers');

/** Installs the packages we are compared with, once; they are no dependency of ours and nothing of them is compiled. */
export function installPeers(): void {
  if (existsSync(join(folder, 'node_modules'))) return;
  process.stderr.write('installing the packages to compare with ...\n');
  const npm = ['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', npm, { stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('the packages to compare with cannot be installed');
}

const load = createRequire(join(folder, 'package.json'));

/** The npm packages people use for this, each as its README says. */
export function peers(): System[] {
  return [redactPii(), openRedaction(), compromise(), redactpiiNode()];
}

const placeholders = {
  PERSON_NAME: 'PERSON',
  EMAIL_ADDRESS: 'EMAIL',
  PHONE_NUMBER: 'PHONE',
  CREDIT_CARD_NUMBER: 'CREDIT_CARD',
  US_SOCIAL_SECURITY_NUMBER: 'SSN',
  IP_ADDRESS: 'IP',
  STREET_ADDRESS: 'ADDRESS',
  ZIPCODE: 'ZIP',
  URL: 'URL',
  DIGITS: 'ACCOUNT',
  CREDENTIALS: 'PASSWORD',
  USERNAME: 'USERNAME',
  PASSWORD: 'PASSWORD',
};

interface Redactor {
  redact(text: string): string;
}

function strings(name: string, redactor: Redactor): System {
  return {
    name,
    find: (texts) => texts.map(({ text }) => aligned(text, redactor.redact(text), placeholders) ?? []),
  };
}

function redactPii(): System {
  const { SyncRedactor } = load('redact-pii') as { SyncRedactor: new () => Redactor };
  return strings('redact-pii', new SyncRedactor());
}

function redactpiiNode(): System {
  const { Redactor: Made } = load('@redactpii/node') as { Redactor: new () => Redactor };
  return strings('@redactpii/node', new Made());
}

interface Detection {
  readonly type: string;
  readonly position: readonly [number, number];
}

const openTypes: readonly (readonly [RegExp, string])[] = [
  [/^NAME|PERSON/, 'PERSON'],
  [/EMAIL/, 'EMAIL'],
  [/PHONE|FAX|MOBILE/, 'PHONE'],
  [/CREDIT_CARD|DEBIT/, 'CREDIT_CARD'],
  [/^SSN|SOCIAL_SECURITY/, 'SSN'],
  [/IBAN/, 'IBAN'],
  [/^IP|IPV[46]/, 'IP'],
  [/MAC/, 'MAC'],
  [/ZIP|POSTCODE|POSTAL/, 'ZIP'],
  [/ADDRESS|STREET/, 'ADDRESS'],
  [/URL/, 'URL'],
  [/USER/, 'USERNAME'],
  [/PASSWORD/, 'PASSWORD'],
  [/DATE|DOB|BIRTH/, 'DATE'],
  [/PASSPORT/, 'PASSPORT'],
  [/DRIV/, 'DRIVER_ID'],
  [/COMPANY|ORG/, 'ORG'],
  [/CITY|PLACE|LOCATION/, 'LOC'],
];

function openRedaction(): System {
  const { OpenRedaction } = load('@openredaction/core') as {
    OpenRedaction: new () => {
      detect(text: string): Promise<{ readonly detections: readonly Detection[] }>;
    };
  };
  const engine = new OpenRedaction();
  return {
    name: 'openredaction',
    async find(texts: readonly Labelled[]) {
      const found: Found[][] = [];
      for (const { text } of texts) {
        const { detections } = await engine.detect(text);
        found.push(
          detections.map(({ type, position: [start, end] }) => ({
            start,
            end,
            type: openTypes.find(([pattern]) => pattern.test(type))?.[1] ?? 'ACCOUNT',
          })),
        );
      }
      return found;
    },
  };
}

interface View {
  json(options: { readonly offset: true }): readonly {
    readonly terms: readonly { readonly offset: { readonly start: number; readonly length: number } }[];
  }[];
}

type Nlp = (
  text: string,
) => Readonly<Record<'people' | 'places' | 'organizations' | 'emails' | 'phoneNumbers', () => View>>;

function compromise(): System {
  const nlp = load('compromise') as Nlp;
  const kinds = [
    ['people', 'PERSON'],
    ['places', 'LOC'],
    ['organizations', 'ORG'],
    ['emails', 'EMAIL'],
    ['phoneNumbers', 'PHONE'],
  ] as const;
  return {
    name: 'compromise',
    find: (texts) =>
      texts.map(({ text }) => {
        const document = nlp(text);
        return kinds.flatMap(([kind, type]) =>
          document[kind]()
            .json({ offset: true })
            .flatMap(({ terms }) => {
              const [first, last] = [terms[0]?.offset, terms.at(-1)?.offset];
              if (first === undefined || last === undefined) return [];
              return [{ start: first.start, end: last.start + last.length, type }];
            }),
        );
      }),
  };
}
