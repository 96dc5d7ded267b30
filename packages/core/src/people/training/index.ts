export { reminderOwed, type ReminderStep } from './reminders.ts';
export {
  DAY_MS,
  daysOf,
  eventReasons,
  FIRST_DAYS,
  isPrivate,
  LEAD_DAYS,
  owedBy,
  rulesOfTerms,
  standingReasons,
  unbending,
  type EventReason,
  type StandingReason,
  type TrainingRule,
} from './rules.ts';
export { standingsOf, type OpenCourse, type PersonCourse } from './standings.ts';
