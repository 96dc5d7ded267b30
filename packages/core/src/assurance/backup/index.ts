export { nextDrillAt, RESTORE_DRILL_DAYS, restoreOverdueSince, type PastDrill } from './schedule.ts';
