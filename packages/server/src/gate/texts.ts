import type { CaseValue } from '@cordon/core/kernel';
import type { ToldBreach } from '@cordon/core/protocols';
import { redact } from '@cordon/pii';
import type { Case } from './asking.ts';
import { rawCaseValues } from './caseValues.ts';
import type { Carried, NotCarried, Passed } from './passed.ts';
import type { GatePorts } from './ports.ts';
import { holdToProtocol } from './protocol.ts';
import { knownValues } from './treat.ts';

/** A text as the record keeps it. */
export interface KeptText {
  readonly text: string;
  readonly removed: number;
  /** What the protocol had taken out of it before it went on. */
  readonly breaches: readonly ToldBreach[];
}

export async function reply(
  ports: GatePorts,
  work: Case,
  passed: Passed,
  message: { readonly subject: string; readonly text: string },
): Promise<Carried<KeptText> | NotCarried> {
  if (work.ticket === null) return { refuse: 'ticket-not-in-hand' };
  const values = await rawCaseValues(ports, work, passed);
  const to = values.find(({ category }) => category === 'user.contact.email')?.value;
  if (to === undefined) return { refuse: 'not-permitted' };
  const held = await holdToProtocol(ports, work, passed, 'reply', message.text, values);
  if (!held.ok) return { refuse: held.code, breaches: held.breaches };
  const kept = await forTheRecord(ports, work, passed, held.text, values);
  const refused = await passed.intent(kept.text);
  if (refused !== null) return { refuse: refused };
  await ports.outbound.send({ ticket: work.ticket.id, to, subject: message.subject, text: held.text });
  return { value: { ...kept, breaches: held.breaches }, text: kept.text, breaches: held.breaches };
}

export async function note(
  ports: GatePorts,
  work: Case,
  passed: Passed,
  text: string,
): Promise<Carried<KeptText> | NotCarried> {
  const values = await rawCaseValues(ports, work, passed);
  const held = await holdToProtocol(ports, work, passed, 'note', text, values);
  if (!held.ok) return { refuse: held.code, breaches: held.breaches };
  const kept = await forTheRecord(ports, work, passed, held.text, values);
  return { value: { ...kept, breaches: held.breaches }, text: kept.text, breaches: held.breaches };
}

/** Redacts with all the case's own values, clear ones too: the record is read by more people than the card. */
export async function forTheRecord(
  ports: GatePorts,
  work: Case,
  passed: Passed,
  text: string,
  own?: readonly CaseValue[],
): Promise<{ text: string; removed: number }> {
  const known = [
    ...knownValues(own ?? (await rawCaseValues(ports, work, passed)), new Set()),
    ...(passed.canary === null ? [] : [{ value: passed.canary.address, type: 'EMAIL' as const }]),
  ];
  const { compiled: custom } = await ports.rules.of(work.purpose);
  const redacted = redact(text, { known, custom });
  return { text: redacted.text, removed: redacted.spans.length };
}
