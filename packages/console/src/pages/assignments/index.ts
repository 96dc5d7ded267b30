export { MissingWork } from './MissingWork.tsx';
export { WorkTable } from './WorkTable.tsx';
