import { scanning } from '../liveTest.ts';

export const readsHideSomething = scanning({
  id: 'reads-hide-something',
  practice: 'masking',
  title: 'No one access showed every field of a customer in clear',
  population: 'reads allowed in 90 days',
  applies: `k.allowed AND b.kind = 'read' AND json_array_length(r.parts) > 0`,
  breaks: `NOT EXISTS (SELECT FROM json_array_elements(r.parts) q, json_each_text(CASE WHEN q ->> 'allow' = 'true' THEN q -> 'treatments' ELSE '{}' END) f
      WHERE f.value <> 'clear')`,
  why: 'every field of it was shown in clear',
});
