export { fold, toldBy, type DeviceState } from './fold.ts';
export { judge, type Verdict } from './judge.ts';
export { readLogs, readLogText, type Logs, type QueryResult } from './logs.ts';
export { platformNames, platformOfType, type Platform } from './platforms.ts';
export { isRule, programsOn, type RuleId } from './rules.ts';
export { sampleLog } from './samples.ts';
export { schedule } from './schedule.ts';
export { softwareName } from './software.ts';
export { ruleStandings } from './words.ts';
