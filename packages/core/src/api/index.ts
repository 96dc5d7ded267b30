export { actCall, actNames, actProblems, actValue, type ActCall, type ActValue } from './act.ts';
export { callOf, routeOfLookup, routeOfSubject } from './call.ts';
export { routeProblems } from './check.ts';
export { lookupIn, matchRoute, type Matched, type Unmatched } from './match.ts';
export { isExactly, sameAsSaid } from './same.ts';
export { formatTarget, parseTarget, type Target } from './target.ts';
