export { identifies, mayNumber } from './caseView.ts';
export { familyOf, readsAs } from './family.ts';
export { joinNames, quoteIdentifier, quoteTable, splitNames } from './identifier.ts';
export { inlineSql } from './inline.ts';
export { installSql } from './install.ts';
export {
  sourceRoles,
  viewName,
  type ScopeBy,
  type SourceRoles,
  type ViewKind,
  type ViewName,
  type ViewOf,
} from './names.ts';
export { caseSql, caseViewOf, confirmSql, lookupSql, readSql, revealSql, textsSql } from './queries.ts';
export { loginLacksSql, loginReachSql, loginWritesSql } from './oneLogin.ts';
export type { MaskColumn } from './readView.ts';
export { narrowPublicSql, reachSql, readerSettings, rolesSql, type RoleVerifiers } from './roles.ts';
export { clearScopeSql, forgetScopeSql, grantOf, literalsOf, openScopeSql, whoAmISql } from './scope.ts';
export {
  scopeKeySql,
  setScopeSql,
  signedScopePayload,
  whoSignsSql,
  type SignedScope,
} from './signedScope.ts';
export { grantDoorSql, handlePattern } from './handles.ts';
export type { KeptColumn } from './keepType.ts';
export {
  relationsOf,
  type DoorColumn,
  type DoorRelation,
  type DoorView,
  type KeptColumns,
  type Profile,
  type RelationsInput,
} from './relations.ts';
export type { ColumnTypes } from './table.ts';
export { dropViewsSql, viewsSql, type ViewsInput } from './views.ts';
