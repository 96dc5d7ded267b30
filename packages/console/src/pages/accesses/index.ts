export { merge } from './merge.ts';
export { verifyEntry } from './verify.ts';
export { useFeed } from './useFeed.ts';
export { isDataAccess, kindName, resultName, whatWords } from './words.ts';
