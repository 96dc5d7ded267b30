import { DataRow } from '@cordon/core/pgwire';
import { labTables } from './tables.ts';
import { messagesOf, type Tap } from './tap.ts';
import type { LabWay } from './lab.ts';

/** A value that must not be among what is sent, as it would stand there. */
interface Needle {
  readonly table: string;
  readonly column: string;
  readonly customer: number;
  readonly forms: readonly Buffer[];
}

/** What tells whose it is: anything else may stand in an answer by chance. */
const TELLING = /CANARY|^88\d{3}[.]\d|^880\d{5}|^29[78]1|ca7a91ca|[+]1 555|\{880/;

async function cellsOf(direct: Tap, protocol: 'text' | 'binary', text: string): Promise<readonly Buffer[][]> {
  const messages = await direct.ask(...messagesOf(protocol, text));
  return messages.flatMap((message) => {
    if (message.kind === 'error') throw new Error(message.fields.get('M'));
    if (message.kind !== 'data-row') return [];
    return [new DataRow(message.body).cells().map((cell) => Buffer.from(cell ?? []))];
  });
}

/** Of every mapped cell its text, and its binary form with its length before it. @param direct of the owner */
export async function readNeedles(direct: Tap): Promise<readonly Needle[]> {
  const needles: Needle[] = [];
  for (const { name, subjectKey, via, columns } of labTables) {
    const whose = via === undefined ? subjectKey : via.on.split(',')[0];
    const list = columns.map((column) => `"${column.name.replaceAll('"', '""')}"`).join(', ');
    const text = `SELECT ${whose ?? ''}::text, ${list} FROM ${name} ORDER BY tableoid, ctid`;
    const [texts, binaries] = [await cellsOf(direct, 'text', text), await cellsOf(direct, 'binary', text)];
    for (const [nth, row] of texts.entries()) {
      const customer = Number(row[0]?.toString());
      for (const [at, { name: column }] of columns.entries()) {
        const cell = row[at + 1] ?? Buffer.alloc(0);
        if (!TELLING.test(cell.toString())) continue;
        const binary = binaries[nth]?.[at + 1] ?? Buffer.alloc(0);
        const length = Buffer.alloc(4);
        length.writeInt32BE(binary.length);
        needles.push({
          table: name,
          column,
          customer,
          forms: [Buffer.from(cell.toString().trim()), Buffer.concat([length, binary])],
        });
      }
    }
  }
  if (needles.length < 500) throw new Error('too few canaries');
  return needles;
}

/** Forms of a canary that was turned round, counted up or spelt in hexadecimal or base 64. */
const TURNED = ['YRANAC', '43414e415259', 'Q0FOQVJZ', 'NBTkFSW', 'DQU5BUl', 'canary', '12324'];

/** What somebody's answers are searched for. */
export function needlesFor(
  needles: readonly Needle[],
  { sees, customer }: Pick<LabWay, 'sees' | 'customer'>,
) {
  const treated = new Map<string, boolean>(
    labTables.flatMap(({ name, columns }) =>
      columns.map(({ name: column, agent, service }) => [
        `${name}.${column}`,
        sees !== 'clear' && (sees === 'agent' ? agent : service) !== 'clear',
      ]),
    ),
  );
  const wanted = needles.filter(
    (one) =>
      (customer !== null && one.customer !== customer) || treated.get(`${one.table}.${one.column}`) === true,
  );
  return {
    wanted,
    /** The first that stands in there, in words; null when there is none. */
    find(bytes: Buffer): string | null {
      if (bytes.includes('CANARY-outside')) return 'outside';
      for (const { table, column, customer: whose, forms } of wanted) {
        if (forms.some((form) => bytes.includes(form))) return `${table}.${column} of ${String(whose)}`;
      }
      return sees === 'agent' ? (TURNED.find((form) => bytes.includes(form)) ?? null) : null;
    },
  };
}
