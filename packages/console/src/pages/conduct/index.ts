export { OpenCase } from './OpenCase.tsx';
