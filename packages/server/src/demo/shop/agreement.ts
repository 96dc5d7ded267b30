import { libraryClause, made, type Clause, type Particulars, type Values } from '@cordon/core/agreements';
import { addVersion } from '../../agreements/index.ts';
import type { House } from '../../compose.ts';
import { figures } from '../figures.ts';
import { SoftwareAuthenticator } from '../authenticator.ts';
import { signWith } from '../signature.ts';

const BRIGHTLINE = 'agr_harbor_brightline';

/** Number in the document, id in the library, and what its variables are set to. */
type Added = readonly [number: string, clause: string, values: Values];

/** What the second version adds, in the order of the document. */
const second: readonly Added[] = [
  ['2.10', 'exports', { roles: ['tier1', 'tier2'] }],
  // Where health is the subject, a person of the company looks at each value before it is shown.
  ['2.11', 'reveals-approved', { purposes: ['pharmacy-support'] }],
  ['2.12', 'files-revealed', { purposes: ['order-support', 'pharmacy-support'] }],
  ['2.13', 'acts', {}],
  ['2.15', 'session-recording', {}],
  ['2.14', 'quality-review', {}],
  ['2.16', 'figures', { ...figures, roles: [...figures.roles] }],
];

/** Brightline's agreement with exports, approved reveals, files, acts, quality reviews, recorded sessions and figures in it. */
export const signSecondVersion = (house: House): Promise<void> => signWithAdded(house, second);

/** Brightline's agreement with more clauses: drafted by the company, signed by both. */
export async function signWithAdded(house: House, added: readonly Added[]): Promise<void> {
  const deps = house.agreementDeps;
  const company = { person: 'per_victor', party: 'pty_harbor', ip: null };
  const [first] = await house.agreements.versions(BRIGHTLINE);
  if (first === undefined) throw new Error('there is no version to follow');
  const clauses = withAdded(first.clauses, first.particulars, added);
  const version = await addVersion(deps, company, BRIGHTLINE, { clauses }, first.version);
  for (const actor of [company, { person: 'per_vera', party: 'pty_brightline', ip: null }]) {
    await signWith(new SoftwareAuthenticator(house.world.baseUrl), deps, actor, BRIGHTLINE, version);
  }
}

/** Each behind the last clause of its chapter. */
function withAdded(
  clauses: readonly Clause[],
  particulars: Particulars,
  added: readonly Added[],
): readonly Clause[] {
  return added.reduce<readonly Clause[]>((all, [number, id, values]) => {
    const template = libraryClause(id);
    if (template === undefined) return all;
    const chapter = number.slice(0, number.indexOf('.') + 1);
    const last = all.findLastIndex((clause) => clause.id.startsWith(chapter));
    return all.toSpliced(last + 1, 0, made(number, template, particulars, values));
  }, clauses);
}
