export { createFeed, type Feed } from './feed.ts';
export { inScope, type Scope } from './scope.ts';
