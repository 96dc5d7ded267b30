import { equalBytes, fromUtf8, parseCount, toLatin1 } from './bytes.ts';
import { LedgerError, reasonOf } from './errors.ts';
import type { Policy, PolicyGroup, PolicyLog, PolicyMember, PolicyWitness } from './policy.ts';
import { TYPE_COSIGNATURE, TYPE_ED25519, parseVkey } from './vkey.ts';
import type { SignatureType, VerifierKey } from './vkey.ts';

/** Logs, witnesses and groups together. The specification asks for 32 of each; groups nest as deep as there are. */
const MAX_DEFINITIONS = 1024;

/** The predefined name: a quorum, never a member (C2SP tlog-policy, "Defining the quorum"). */
const NONE = 'none';

/** C2SP tlog-policy, "Character set": tab, newline, printable ASCII and every octet with the high bit set. */
const ALLOWED = /^[\t\n\u0020-\u007e\u0080-\u00ff]*$/;

/** The reason why one line is refused; the reader adds the number of the line. */
class Refusal extends Error {}

/**
 * Reads a policy file (C2SP tlog-policy): lines `log VKEY [URL]`, `witness NAME VKEY [URL]`,
 * `group NAME all|any|K MEMBER...` and one `quorum NAME|none`, separated by spaces and tabs; blank lines and lines
 * that begin with `#` are left out. Names are octets, are defined before they are used, once, and are a member of at
 * most one group, so that a witness counts in one way only.
 *
 * Every line ends in a newline: a file that was cut off could otherwise name a weaker quorum than was written.
 * @param bytes the file
 * @throws LedgerError `policy`, with the number of the line; also for a key of a type that cannot be verified here
 */
export function parsePolicy(bytes: Uint8Array): Policy {
  const draft = new Draft();
  // One character an octet, so that names compare as octets and no part of a UTF-8 sequence can pass for a space.
  const lines = toLatin1(bytes).split('\n');
  for (const [i, line] of lines.entries()) {
    try {
      if (!ALLOWED.test(line)) throw new Refusal('a control character');
      const last = i === lines.length - 1;
      if (last && line !== '') throw new Refusal('the last line does not end in a newline');
      draft.read(line.split(/[ \t]+/).filter((item) => item !== ''));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new LedgerError('policy', `line ${String(i + 1)}: ${error.message}`);
    }
  }
  return draft.finished();
}

/** A policy while it is read. Members are held themselves, not their names, so there is nothing to form a cycle of. */
class Draft {
  readonly #logs: PolicyLog[] = [];
  readonly #witnesses: PolicyWitness[] = [];
  readonly #named = new Map<string, PolicyMember>();
  readonly #members = new Set<string>();
  #definitions = 0;
  #quorum: PolicyMember | null | undefined;

  read(items: readonly string[]): void {
    const [keyword, ...rest] = items;
    if (keyword === undefined || keyword.startsWith('#')) return;
    if (++this.#definitions > MAX_DEFINITIONS) throw new Refusal('too many lines for a policy');
    if (keyword === 'log') this.#log(rest);
    else if (keyword === 'witness') this.#witness(rest);
    else if (keyword === 'group') this.#group(rest);
    else if (keyword === 'quorum') this.#setQuorum(rest);
    else throw new Refusal('a line begins with "log", "witness", "group" or "quorum"');
  }

  finished(): Policy {
    if (this.#quorum === undefined) throw new LedgerError('policy', 'the policy has no quorum line');
    return { logs: this.#logs, witnesses: this.#witnesses, quorum: this.#quorum };
  }

  #log([vkey, url, ...more]: readonly string[]): void {
    if (vkey === undefined || more.length > 0) throw new Refusal('a log is "log VKEY [URL]"');
    const key = readKey(vkey, TYPE_ED25519, 'a log');
    refuseDuplicate(key, this.#logs, 'two logs have one key');
    this.#logs.push({ key, url: readUrl(url) });
  }

  #witness([name, vkey, url, ...more]: readonly string[]): void {
    if (name === undefined || vkey === undefined || more.length > 0) {
      throw new Refusal('a witness is "witness NAME VKEY [URL]"');
    }
    const key = readKey(vkey, TYPE_COSIGNATURE, 'a witness');
    refuseDuplicate(key, this.#witnesses, 'two witnesses have one key');
    const witness = { name: readable(name), key, url: readUrl(url) };
    this.#define(name, witness);
    this.#witnesses.push(witness);
  }

  #group([name, rule, ...names]: readonly string[]): void {
    if (name === undefined || rule === undefined || names.length === 0) {
      throw new Refusal('a group is "group NAME all|any|K MEMBER..."');
    }
    const group: PolicyGroup = {
      name: readable(name),
      threshold: readThreshold(rule, names.length),
      members: names.map((member) => this.#join(member)),
    };
    this.#define(name, group);
  }

  #setQuorum([name, ...more]: readonly string[]): void {
    if (name === undefined || more.length > 0)
      throw new Refusal('a quorum is "quorum NAME" or "quorum none"');
    if (this.#quorum !== undefined) throw new Refusal('a second quorum line');
    this.#quorum = name === NONE ? null : this.#find(name);
  }

  #define(name: string, member: PolicyMember): void {
    if (name === NONE) throw new Refusal('the name "none" is predefined');
    if (this.#named.has(name)) throw new Refusal('the name is taken by an earlier line');
    this.#named.set(name, member);
  }

  #find(name: string): PolicyMember {
    const member = this.#named.get(name);
    if (member === undefined) throw new Refusal('no earlier line defines a witness or group of this name');
    return member;
  }

  #join(name: string): PolicyMember {
    const member = this.#find(name);
    if (this.#members.has(name)) throw new Refusal('a name is a member of a group already');
    this.#members.add(name);
    return member;
  }
}

function readKey(vkey: string, type: SignatureType, who: string): VerifierKey {
  let key: VerifierKey;
  try {
    key = parseVkey(fromUtf8(octets(vkey)));
  } catch (error) {
    throw new Refusal(reasonOf(error));
  }
  if (key.type !== type) throw new Refusal(`the key is not of the type with which ${who} signs`);
  return key;
}

// The same public key under another name or id is the same key (C2SP tlog-policy, "Public key representation").
function refuseDuplicate(key: VerifierKey, others: readonly { key: VerifierKey }[], problem: string): void {
  if (others.some((other) => equalBytes(other.key.publicKey, key.publicKey))) throw new Refusal(problem);
}

// What the address means is up to its user, but a comment behind a key, say, is none.
function readUrl(url: string | undefined): string | null {
  if (url === undefined) return null;
  if (!/^[A-Za-z][A-Za-z0-9+.-]*:\/\/./.test(url)) throw new Refusal('the address is not a URL');
  return readable(url);
}

function readThreshold(rule: string, members: number): number {
  if (rule === 'all') return members;
  if (rule === 'any') return 1;
  const threshold = parseCount(rule);
  if (threshold === null || threshold < 1 || threshold > members) {
    throw new Refusal('a group asks for "all", "any" or from 1 up to the number of its members');
  }
  return threshold;
}

/** Text for people: octets that are no UTF-8 are shown one character each. */
function readable(latin1: string): string {
  try {
    return fromUtf8(octets(latin1));
  } catch {
    return latin1;
  }
}

function octets(latin1: string): Uint8Array {
  return Uint8Array.from(latin1, (character) => character.charCodeAt(0));
}
