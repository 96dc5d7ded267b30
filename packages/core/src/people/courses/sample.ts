/** A small course, for tests of courses. */
export function sample(): string {
  return `---
id: doors
title: Doors
language: en
minutes: 5
questions: 2
pass: 50
attempts: 2
wait: 10
---

## Badges

A badge opens **for one**.

- Hold it yourself
- Lend it to nobody

| Badge | Opens |
| --- | --- |
| yours | for you |

> Lost? Say so.

![A desk](desk-seen)

### Scenario: Both hands full

Somebody stands there with cake.

- [ ] Hold the door
  > They are let in by you.
- [x] Bring them to reception
  > Dry and safe.

## Visitors

They have an escort.

## Questions

### one (single), teaches badges
Does your badge open for your friend?
- [ ] Yes
- [x] No

> A badge opens for one.

### many (multiple), teaches badges
What do you do with a lost badge?
- [x] Report it
- [ ] Wait
- [x] Get another

> Report it, then get another.

### row (order), teaches visitors
A visitor comes. Put it in order.
1. Sign them in
2. Give them a badge
3. Walk with them

> Nobody walks alone.
`;
}
