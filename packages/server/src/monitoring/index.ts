export { createFeed, type Feed } from './feed.ts';
export { inScope } from './scope.ts';
