export { readElements, type ElementReader } from './elements.ts';
export { cellOf } from './leaf.ts';
export { jsonLimits, JsonRefused, type JsonFault, type JsonLimits } from './limits.ts';
export { parseJson } from './parse.ts';
export { formatPath, parsePath, type JsonPath, type Step } from './path.ts';
export { shapeOfFields, type Shape } from './shape.ts';
export { idOf, recordWriter, valuesAt, type RecordTreatment } from './treat.ts';
export { isJsonArray, isJsonObject, JsonNumber, type Json, type JsonObject } from './value.ts';
