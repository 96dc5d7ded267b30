import { bucketOf, bucketSql } from './bucket.ts';
import { startOf, startSql, yearOf, yearSql } from './calendar.ts';
import { asText, DOTS, typedNull, type Mask } from './mask.ts';
import {
  emailOf,
  emailSql,
  initialOf,
  initialSql,
  prefixOf,
  prefixSql,
  tailOf,
  tailSql,
  yearTextOf,
  yearTextSql,
} from './pieces.ts';
import { shapeOf } from './shape.ts';

/**
 * A piece of the value, enough to recognise it when somebody names it, not enough to use it: the initial of a
 * name, the last digits of a number, the year of a date. What has no such piece shows only that it is there.
 */
export const partial: Mask = {
  sql(ref, type, category) {
    switch (type) {
      case 'text':
        return textSql(asText(ref), category);
      case 'date':
        return yearSql(ref);
      case 'timestamp':
        return startSql(ref, 'day');
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
        return startOf(cell, 'day');
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
    case 'email':
      return emailSql(text);
    case 'phone':
      return tailSql(text, '0-9', 7, 2);
    case 'name':
      return initialSql(text);
    case 'card':
      return tailSql(text, '0-9', 12, 4);
    case 'account':
      return tailSql(text, '0-9A-Za-z', 10, 4);
    case 'identifier':
      return tailSql(text, '0-9A-Za-z', 8, 2);
    case 'postal':
      return prefixSql(text, 3);
    case 'date':
      return yearTextSql(text);
    case 'other':
      return `CASE WHEN ${text} IS NOT NULL THEN '${DOTS}' END`;
  }
}

function textOf(text: string, category: string): string {
  switch (shapeOf(category)) {
    case 'email':
      return emailOf(text);
    case 'phone':
      return tailOf(text, '0-9', 7, 2);
    case 'name':
      return initialOf(text);
    case 'card':
      return tailOf(text, '0-9', 12, 4);
    case 'account':
      return tailOf(text, '0-9A-Za-z', 10, 4);
    case 'identifier':
      return tailOf(text, '0-9A-Za-z', 8, 2);
    case 'postal':
      return prefixOf(text, 3);
    case 'date':
      return yearTextOf(text);
    case 'other':
      return DOTS;
  }
}
