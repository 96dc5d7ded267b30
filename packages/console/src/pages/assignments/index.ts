export { MissingWork } from './MissingWork.tsx';
export { WorkTable } from './WorkTable.tsx';
export { NextReview } from './NextReview.tsx';
