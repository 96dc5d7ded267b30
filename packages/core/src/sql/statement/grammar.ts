import { isBody, tagOf, type Body } from './ast.ts';
import { refuse } from './refusal.ts';

/** What a field may hold: nodes of any listed type, the inside of one named type, texts and numbers, or names. */
type Holds = 'node' | 'plain' | 'name' | { readonly inside: string };

const inside = (tag: string): Holds => ({ inside: tag });

/** Deepest nesting of nodes: the printer and this walk are recursive, and so is PostgreSQL's analysis. */
export const MAX_DEPTH = 200;

/**
 * Every type of node a statement may hold, with every field it may set. What is not listed is refused: INTO, FOR
 * UPDATE, TABLESAMPLE, XMLTABLE, JSON_TABLE, SEARCH and CYCLE, and whatever a later PostgreSQL adds.
 */
const NODES: Readonly<Record<string, Readonly<Record<string, Holds>>>> = {
  SelectStmt: {
    distinctClause: 'node',
    targetList: 'node',
    fromClause: 'node',
    whereClause: 'node',
    groupClause: 'node',
    groupDistinct: 'plain',
    havingClause: 'node',
    windowClause: 'node',
    valuesLists: 'node',
    sortClause: 'node',
    limitOffset: 'node',
    limitCount: 'node',
    limitOption: 'plain',
    withClause: inside('WithClause'),
    op: 'plain',
    all: 'plain',
    larg: inside('SelectStmt'),
    rarg: inside('SelectStmt'),
  },
  WithClause: { ctes: 'node', recursive: 'plain' },
  CommonTableExpr: { ctename: 'name', aliascolnames: 'node', ctematerialized: 'plain', ctequery: 'node' },
  ResTarget: { name: 'name', val: 'node' },
  RangeVar: {
    schemaname: 'name',
    relname: 'name',
    inh: 'plain',
    relpersistence: 'plain',
    alias: inside('Alias'),
  },
  Alias: { aliasname: 'name', colnames: 'node' },
  RangeSubselect: { lateral: 'plain', subquery: 'node', alias: inside('Alias') },
  RangeFunction: {
    lateral: 'plain',
    ordinality: 'plain',
    is_rowsfrom: 'plain',
    functions: 'node',
    alias: inside('Alias'),
    coldeflist: 'node',
  },
  ColumnDef: {
    colname: 'name',
    typeName: inside('TypeName'),
    is_local: 'plain',
    collClause: inside('CollateClause'),
  },
  JoinExpr: {
    jointype: 'plain',
    isNatural: 'plain',
    larg: 'node',
    rarg: 'node',
    usingClause: 'node',
    quals: 'node',
    alias: inside('Alias'),
  },
  SortBy: { node: 'node', sortby_dir: 'plain', sortby_nulls: 'plain' },
  WindowDef: {
    name: 'name',
    refname: 'name',
    partitionClause: 'node',
    orderClause: 'node',
    frameOptions: 'plain',
    startOffset: 'node',
    endOffset: 'node',
  },
  GroupingSet: { kind: 'plain', content: 'node' },
  GroupingFunc: { args: 'node' },
  ColumnRef: { fields: 'node' },
  A_Star: {},
  String: { sval: 'name' },
  Integer: { ival: 'plain' },
  List: { items: 'node' },
  A_Const: { ival: 'plain', fval: 'plain', sval: 'plain', bsval: 'plain', boolval: 'plain', isnull: 'plain' },
  ParamRef: { number: 'plain' },
  A_Expr: { kind: 'plain', name: 'node', lexpr: 'node', rexpr: 'node' },
  BoolExpr: { boolop: 'plain', args: 'node' },
  NullTest: { arg: 'node', nulltesttype: 'plain' },
  JsonIsPredicate: { expr: 'node', format: inside('JsonFormat'), item_type: 'plain', unique_keys: 'plain' },
  JsonFormat: { format_type: 'plain', encoding: 'plain' },
  BooleanTest: { arg: 'node', booltesttype: 'plain' },
  CaseExpr: { arg: 'node', args: 'node', defresult: 'node' },
  CaseWhen: { expr: 'node', result: 'node' },
  CoalesceExpr: { args: 'node' },
  MinMaxExpr: { op: 'plain', args: 'node' },
  RowExpr: { args: 'node', row_format: 'plain' },
  A_ArrayExpr: { elements: 'node' },
  A_Indirection: { arg: 'node', indirection: 'node' },
  A_Indices: { is_slice: 'plain', lidx: 'node', uidx: 'node' },
  SubLink: { subLinkType: 'plain', testexpr: 'node', operName: 'node', subselect: 'node' },
  TypeCast: { arg: 'node', typeName: inside('TypeName') },
  TypeName: { names: 'node', typmods: 'node', typemod: 'plain', arrayBounds: 'node' },
  CollateClause: { arg: 'node', collname: 'node' },
  SQLValueFunction: { op: 'plain', typmod: 'plain' },
  FuncCall: {
    funcname: 'node',
    args: 'node',
    agg_order: 'node',
    agg_filter: 'node',
    over: inside('WindowDef'),
    agg_within_group: 'plain',
    agg_star: 'plain',
    agg_distinct: 'plain',
    func_variadic: 'plain',
    funcformat: 'plain',
  },
  NamedArgExpr: { arg: 'node', name: 'name', argnumber: 'plain' },
};

/** Places in the text, which the parser adds and the printer changes. */
export const PLACES: ReadonlySet<string> = new Set([
  'location',
  'rexpr_list_start',
  'rexpr_list_end',
  'list_start',
  'list_end',
]);

/** Names of our own: hidden columns of the generated views, and what the rewriter adds. */
const OURS = /^(?:cordon_|(?:key|subject)_[0-9a-f]{16,}$)/i;

/** What is told of a statement on the way. */
export interface Seen {
  /** Insides of constants, in the order of the tree. */
  readonly constants: Body[];
  /** Numbers of parameters -> how often each stands there. */
  readonly parameters: Map<number, number>;
  /** Names after FROM, without schema. */
  readonly relations: Set<string>;
}

/**
 * Holds a tree against the list of nodes and fields.
 * @throws Refusal for anything that is not listed, for nesting beyond `MAX_DEPTH` and for names of our own
 */
export function checkShape(statement: Body): Seen {
  const seen: Seen = { constants: [], parameters: new Map(), relations: new Set() };
  checkNode(statement, 0, seen);
  return seen;
}

function checkNode(node: Body, depth: number, seen: Seen): void {
  const tag = tagOf(node);
  // An empty object stands for nothing: no column list in FROM f().
  if (tag === '') return;
  if (tag === 'A_Const') seen.constants.push(node);
  checkInside(tag, node[tag], depth, seen, node);
}

function checkInside(tag: string, body: unknown, depth: number, seen: Seen, at: Body): void {
  const fields = Object.hasOwn(NODES, tag) ? NODES[tag] : undefined;
  if (fields === undefined || !isBody(body)) refuse('statement-shape-refused', null, at);
  if (depth > MAX_DEPTH) refuse('statement-too-large', null, at);
  if (tag === 'ParamRef' && typeof body.number === 'number') {
    seen.parameters.set(body.number, (seen.parameters.get(body.number) ?? 0) + 1);
  }
  if (tag === 'RangeVar' && typeof body.relname === 'string') seen.relations.add(body.relname);
  for (const field in body) {
    if (PLACES.has(field)) continue;
    const holds = Object.hasOwn(fields, field) ? fields[field] : undefined;
    const value = body[field];
    if (holds === undefined) refuse('statement-shape-refused', null, body);
    if (holds === 'plain') continue;
    if (holds === 'name') checkName(value, body);
    else if (holds === 'node') checkNodes(value, depth + 1, seen, body);
    else checkInside(holds.inside, value, depth + 1, seen, body);
  }
}

function checkNodes(value: unknown, depth: number, seen: Seen, at: Body): void {
  if (isBody(value)) {
    checkNode(value, depth, seen);
  } else if (Array.isArray(value)) {
    for (const each of value) checkNodes(each, depth, seen, at);
  } else {
    refuse('statement-shape-refused', null, at);
  }
}

function checkName(value: unknown, at: Body): void {
  if (typeof value !== 'string') refuse('statement-shape-refused', null, at);
  if (OURS.test(value)) refuse('column-refused', value, at);
}
