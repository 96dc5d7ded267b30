import type { AgentName } from '@cordon/core/quality';

interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Consonants: no token spells a word. */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';

/**
 * The token of an agent: the same for the same person of a vendor, whatever they are called by, and another at another vendor.
 * @param said a name or address as the contact centre has it
 */
export function agentTokenOf(
  people: readonly Person[],
  said: string,
  vendor: string,
  mac: (text: string) => Uint8Array,
): string {
  const folded = said.trim().toLowerCase();
  const known = people.find(({ name, email }) => [name.toLowerCase(), email.toLowerCase()].includes(folded));
  const bytes = mac(`${vendor} ${known === undefined ? `said:${folded}` : known.id}`);
  return Array.from(bytes.subarray(0, 5), (byte) => LETTERS[byte % LETTERS.length] ?? '').join('');
}

/** Everything the vendor's people may be called in a conversation, each with their token. */
export function namesOf(
  people: readonly Person[],
  said: string | null,
  vendor: string,
  mac: (text: string) => Uint8Array,
): readonly AgentName[] {
  const own = people.flatMap((person) => {
    const token = agentTokenOf(people, person.email, vendor, mac);
    return [person.name, person.email].map((name) => ({ name, token }));
  });
  const more = said === null || own.some(({ name }) => name === said);
  return more ? own : [...own, { name: said, token: agentTokenOf(people, said, vendor, mac) }];
}
