import { channels, type Channel, type Protocol, type ProtocolRule } from './protocol.ts';

/** One difference between two versions, as it is shown to whoever acknowledged the one before. */
export interface ProtocolChange {
  readonly category: string;
  readonly label: string;
  readonly what: Channel | 'breach' | 'says' | 'added' | 'gone';
  readonly before: string | null;
  readonly after: string | null;
}

/** What differs between two versions of a protocol, in the order of the later. */
export function changesBetween(before: Protocol, after: Protocol): readonly ProtocolChange[] {
  const old = new Map(before.rules.map((rule) => [rule.category, rule]));
  const now = new Set(after.rules.map(({ category }) => category));
  return [
    ...after.rules.flatMap((rule) => {
      const was = old.get(rule.category);
      return was === undefined ? [whole(rule, 'added')] : ofRule(was, rule);
    }),
    ...before.rules.filter(({ category }) => !now.has(category)).map((rule) => whole(rule, 'gone')),
  ];
}

function ofRule(was: ProtocolRule, rule: ProtocolRule): readonly ProtocolChange[] {
  const { category, label } = rule;
  return ([...channels, 'breach', 'says'] as const)
    .filter((what) => was[what] !== rule[what])
    .map((what) => ({ category, label, what, before: was[what], after: rule[what] }));
}

function whole({ category, label, says }: ProtocolRule, what: 'added' | 'gone'): ProtocolChange {
  const [before, after] = what === 'added' ? [null, says] : [says, null];
  return { category, label, what, before, after };
}
