import { getField, type Aggregation, type Document, type Value } from '../model';

const MAX_INT64 = 2n ** 63n - 1n;
const MIN_INT64 = -(2n ** 63n);

/**
 * Computes aggregations over the results of a query. With several of them, a document that lacks one of the fields
 * counts in none, as in production.
 */
export function aggregateDocuments(
  documents: readonly Document[],
  aggregations: readonly Aggregation[],
): Map<string, Value> {
  const fields = aggregations.flatMap((aggregation) => (aggregation.kind === 'count' ? [] : [aggregation.field]));
  const counted = documents.filter((document) =>
    fields.every((field) => getField(document.fields, field) !== undefined),
  );
  return new Map(aggregations.map((aggregation) => [aggregation.alias, aggregate(counted, aggregation)]));
}

function aggregate(documents: readonly Document[], aggregation: Aggregation): Value {
  if (aggregation.kind === 'count') return BigInt(Math.min(documents.length, aggregation.upTo ?? Infinity));
  const numbers = documents
    .map((document) => getField(document.fields, aggregation.field))
    .filter((value) => typeof value === 'number' || typeof value === 'bigint');
  if (aggregation.kind === 'sum') return sum(numbers);
  return numbers.length === 0 ? null : Number(sum(numbers)) / numbers.length;
}

/** Integers add up exactly; the result is a double if a double takes part or the sum leaves the range of integers. */
function sum(numbers: readonly (number | bigint)[]): number | bigint {
  let integers = 0n;
  let doubles = 0;
  let isDouble = false;
  for (const number of numbers) {
    if (typeof number === 'bigint') {
      integers += number;
    } else {
      doubles += number;
      isDouble = true;
    }
  }
  if (isDouble || integers > MAX_INT64 || integers < MIN_INT64) return doubles + Number(integers);
  return integers;
}
