import { Cursor } from './cursor.ts';
import { WireViolation } from './violation.ts';
import type { Writer } from './writer.ts';

/** The version spoken here, and answered to whoever asks for a later 3.x. */
export const PROTOCOL_3_0 = 0x0003_0000;

const CANCEL = 80_877_102;
const SSL = 80_877_103;
const GSS = 80_877_104;

/** As PostgreSQL has it (MAX_CANCEL_KEY_LENGTH). */
const MAX_CANCEL_KEY = 256;

/** Options of the protocol itself begin so; none is known here. */
const OPTION = '_pq_.';

/** The untyped packets a connection begins with. */
export type Startup =
  | {
      readonly kind: 'startup';
      /** Of the protocol, major and minor in 16 bits each. The major one is 3. */
      readonly version: number;
      /** `user` is among them; a `replication` is not refused here. */
      readonly parameters: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'ssl' | 'gss' }
  | { readonly kind: 'cancel'; readonly process: number; readonly secret: Uint8Array };

/**
 * @param body of a packet the framer took in its start
 * @throws WireViolation, also for a protocol that is not 3
 */
export function readStartup(body: Uint8Array): Startup {
  const cursor = new Cursor(body);
  const code = cursor.int32();
  if (code === SSL || code === GSS) {
    cursor.end();
    return { kind: code === SSL ? 'ssl' : 'gss' };
  }
  if (code === CANCEL) {
    const process = cursor.uint32();
    const secret = cursor.rest();
    if (secret.length === 0 || secret.length > MAX_CANCEL_KEY) {
      throw new WireViolation('a cancel key of a wrong length');
    }
    return { kind: 'cancel', process, secret };
  }
  if (code >>> 16 !== 3) throw new WireViolation('a protocol that is not 3');
  return { kind: 'startup', version: code, parameters: readParameters(cursor) };
}

function readParameters(cursor: Cursor): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  for (let name = cursor.string(); name !== ''; name = cursor.string()) {
    // The last one would win in PostgreSQL: what is decided and what is done must be of the same one.
    if (parameters.has(name)) throw new WireViolation('a parameter of the start twice');
    parameters.set(name, cursor.string());
  }
  cursor.end();
  if ((parameters.get('user') ?? '') === '') throw new WireViolation('a start without a user');
  return parameters;
}

/**
 * What a NegotiateProtocolVersion must say to this start (for `writeBackend`), or null when none is due: a 3.0 without
 * options of the protocol.
 */
export function negotiation({ version, parameters }: Extract<Startup, { kind: 'startup' }>): {
  readonly kind: 'negotiate';
  readonly version: number;
  readonly options: readonly string[];
} | null {
  const options = [...parameters.keys()].filter((name) => name.startsWith(OPTION));
  if (version === PROTOCOL_3_0 && options.length === 0) return null;
  return { kind: 'negotiate', version: PROTOCOL_3_0, options };
}

/** Writes one of the packets a connection begins with. */
export function writeStartup(writer: Writer, startup: Startup): void {
  writer.open(0);
  switch (startup.kind) {
    case 'ssl':
    case 'gss':
      writer.int32(startup.kind === 'ssl' ? SSL : GSS);
      break;
    case 'cancel':
      writer.int32(CANCEL);
      writer.int32(startup.process);
      writer.bytes(startup.secret);
      break;
    case 'startup':
      writer.int32(startup.version);
      for (const [name, value] of startup.parameters) {
        writer.string(name);
        writer.string(value);
      }
      writer.uint8(0);
      break;
  }
  writer.close();
}
