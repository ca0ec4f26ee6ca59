import { formatFieldPath, GeoPoint, Reference, Timestamp, type Filter, type MapValue, type Query, type Value } from '../../src/model';

/** `json` is what REST takes, `proto` what protobufjs takes: they differ in times and wrapped numbers. */
type Form = 'json' | 'proto';

export function fieldsToJson(fields: MapValue, form: Form = 'json'): Record<string, unknown> {
  return Object.fromEntries([...fields].map(([name, value]) => [name, valueToJson(value, form)]));
}

export function valueToJson(value: Value, form: Form = 'json'): Record<string, unknown> {
  if (value === null) return { nullValue: form === 'json' ? null : 'NULL_VALUE' };
  if (typeof value === 'boolean') return { booleanValue: value };
  if (typeof value === 'bigint') return { integerValue: String(value) };
  if (typeof value === 'number') return { doubleValue: Number.isFinite(value) && !Object.is(value, -0) ? value : String(value) };
  if (typeof value === 'string') return { stringValue: value };
  if (value instanceof Timestamp) return { timestampValue: timeToJson(value, form) };
  if (value instanceof Reference) return { referenceValue: value.name };
  if (value instanceof GeoPoint) return { geoPointValue: { latitude: value.latitude, longitude: value.longitude } };
  if (value instanceof Map) return { mapValue: { fields: fieldsToJson(value, form) } };
  if (Array.isArray(value)) return { arrayValue: { values: value.map((element) => valueToJson(element, form)) } };
  return { bytesValue: Buffer.from(value).toString('base64') };
}

function timeToJson(time: Timestamp, form: Form): unknown {
  if (form === 'proto') return { seconds: String(time.seconds), nanos: time.nanos };
  const seconds = new Date(time.seconds * 1000).toISOString().slice(0, 19);
  return `${seconds}.${String(time.nanos).padStart(9, '0')}Z`;
}

export function queryToJson(query: Query, root: string, form: Form = 'json') {
  const { parent, collectionId, allDescendants, where, orderBy, startAt, endAt, offset, limit } = query;
  const cursor = (at: typeof startAt): unknown => at && { values: at.values.map((value) => valueToJson(value, form)), before: at.before };
  return {
    parent: parent === '' ? root : `${root}/${parent}`,
    structuredQuery: {
      from: [{ collectionId, allDescendants }],
      ...(where ? { where: filterToJson(where, form) } : {}),
      orderBy: orderBy.map(({ field, direction }) => ({ field: { fieldPath: formatFieldPath(field) }, direction })),
      ...(startAt ? { startAt: cursor(startAt) } : {}),
      ...(endAt ? { endAt: cursor(endAt) } : {}),
      offset,
      ...(limit === undefined ? {} : { limit: form === 'json' ? limit : { value: limit } }),
    },
  };
}

function filterToJson(filter: Filter, form: Form): Record<string, unknown> {
  if (filter.kind === 'composite') {
    return { compositeFilter: { op: filter.op, filters: filter.filters.map((part) => filterToJson(part, form)) } };
  }
  const field = { fieldPath: formatFieldPath(filter.field) };
  if (filter.kind === 'unary') return { unaryFilter: { op: filter.op, field } };
  return { fieldFilter: { field, op: filter.op, value: valueToJson(filter.value, form) } };
}
