export { DictionaryDue } from './DictionaryDue.tsx';
