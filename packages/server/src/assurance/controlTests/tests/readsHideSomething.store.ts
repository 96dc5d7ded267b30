import { scanning } from '../liveTest.ts';

/**
 * Bodies are canonical JSON, in which a quote within a string is always escaped: parts that all were allowed and hold a
 * treatment of these by this text do hide something. Any other is read part by part, which takes ten times as long.
 */
const HIDES = `strpos(r.parts, '"allow":false') = 0 AND r.parts ~ '"treatments":\\{[^}]*":"(partial|generalise|token|redact|hidden)"'`;

export const readsHideSomething = scanning({
  id: 'reads-hide-something',
  practice: 'masking',
  title: 'No one access showed every field of a customer in clear',
  population: 'reads allowed in 90 days',
  applies: `k.allowed AND b.kind = 'read' AND r.parts <> '[]'`,
  breaks: `NOT (${HIDES}) AND NOT EXISTS (SELECT FROM json_array_elements(r.parts::json) q, json_each_text(CASE WHEN q ->> 'allow' = 'true' THEN q -> 'treatments' ELSE '{}' END) f
      WHERE f.value <> 'clear')`,
  why: 'every field of it was shown in clear',
});
