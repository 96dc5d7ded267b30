export { connectOneLock, reachOfOne, writesOf } from './connect.ts';
export { createOneLockReader } from './reader.ts';
