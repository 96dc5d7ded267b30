-- Which duty of which agreement brought the day forward on which a finding is due; null where its severity alone says it.
ALTER TABLE cordon.findings
  ADD due_agreement  text REFERENCES cordon.agreements,
  ADD due_clause     text,
  ADD due_duty       text,
  ADD due_hours      int CHECK (due_hours > 0),
  ADD CHECK (num_nulls(due_agreement, due_clause, due_duty, due_hours) IN (0, 4));
