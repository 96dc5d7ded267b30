import { bucketOf, bucketSql } from './bucket.ts';
import { startOf, startSql, yearOf, yearSql } from './calendar.ts';
import { asText, DOTS, typedNull, type Mask } from './mask.ts';
import { prefixOf, prefixSql, yearTextOf, yearTextSql } from './pieces.ts';
import { shapeOf } from './shape.ts';

/**
 * A coarser value of the same kind: a date its year, an instant its month, a number its bucket, a postal code its
 * first two characters. Shows no more than `partial` does; text without such a ladder shows only that it is there.
 */
export const generalise: Mask = {
  sql(ref, type, category) {
    switch (type) {
      case 'text':
        return textSql(asText(ref), category);
      case 'date':
        return yearSql(ref);
      case 'timestamp':
        return startSql(ref, 'month');
      case 'integer':
      case 'numeric':
        return bucketSql(ref, type);
      case 'boolean':
      case 'json':
        return typedNull(type);
    }
  },
  apply(cell, type, category) {
    switch (type) {
      case 'text':
        return cell === null ? null : textOf(cell, category);
      case 'date':
        return yearOf(cell);
      case 'timestamp':
        return startOf(cell, 'month');
      case 'integer':
      case 'numeric':
        return bucketOf(cell);
      case 'boolean':
      case 'json':
        return null;
    }
  },
};

function textSql(text: string, category: string): string {
  switch (shapeOf(category)) {
    case 'postal':
      return prefixSql(text, 2);
    case 'date':
      return yearTextSql(text);
    default:
      return `CASE WHEN ${text} IS NOT NULL THEN '${DOTS}' END`;
  }
}

function textOf(text: string, category: string): string {
  switch (shapeOf(category)) {
    case 'postal':
      return prefixOf(text, 2);
    case 'date':
      return yearTextOf(text);
    default:
      return DOTS;
  }
}
