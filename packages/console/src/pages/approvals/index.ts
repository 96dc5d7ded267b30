export { ApprovalCard } from './ApprovalCard.tsx';
export { ApprovalsDue } from './ApprovalsDue.tsx';
export { ExportContent } from './ExportContent.tsx';
