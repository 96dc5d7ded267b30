export { harborDataMap } from '../../packages/server/src/demo/seed/dataMap.ts';
