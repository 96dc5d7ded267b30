export { merge } from './merge.ts';
export { useFeed } from './useFeed.ts';
export { isDataAccess, kindName, resultName, whatWords } from './words.ts';
