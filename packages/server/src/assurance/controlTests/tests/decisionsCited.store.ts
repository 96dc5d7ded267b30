import { scanning } from '../liveTest.ts';

export const decisionsCited = scanning({
  id: 'decisions-cited',
  practice: 'privacy-by-default',
  title: 'Every decision names the clause it was made by',
  population: 'accesses and refusals of 90 days',
  applies: `r.citations IS NOT NULL`,
  // In canonical JSON nothing but a list of citations with one in it reads so: only what has none is read part by part.
  breaks: `r.citations = '[]' AND coalesce(strpos(r.parts, '"citations":[{') = 0, true) AND NOT EXISTS (
    SELECT FROM json_array_elements(r.parts::json) q WHERE json_array_length(q -> 'citations') > 0)`,
  why: 'it cites no clause, nor the rule that all else is refused',
});
