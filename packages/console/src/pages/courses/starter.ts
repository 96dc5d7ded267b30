/** What a new course begins with: each part that there is, once. */
export function starter(id: string, language: string): string {
  return `---
id: ${id}
title: A course of our own
language: ${language}
minutes: 10
questions: 1
pass: 80
attempts: 3
wait: 10
---

## The first section

Say in a few plain words what people have to know. **Bold** and *emphasis* work, and lists:

- one thing
- another thing

> What stands out is written like this.

### Scenario: Something happens

Tell in two sentences what happens. Then the answers:

- [x] What is right
  > Why it is right.
- [ ] What is not
  > What would come of it.

## Questions

### first-question (single), teaches the-first-section
What is asked?
- [x] The right answer
- [ ] Another answer

> Why it is so.
`;
}
