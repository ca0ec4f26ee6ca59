import {
  StatusError,
  type FieldPath,
  type FieldTransform,
  type MapValue,
  type Precondition,
  type Write,
} from '../../model';

/** The parts of a Write message as they were found, in whatever order. */
export interface RawWrite {
  update?: { path: string; fields: MapValue };
  delete?: string;
  verify?: string;
  /** The legacy operation that only transforms. */
  transform?: string;
  mask?: FieldPath[];
  transforms: FieldTransform[];
  precondition?: Precondition;
}

const invalid = (message: string): StatusError => new StatusError('INVALID_ARGUMENT', message);

/** Makes the model's write of it. Throws INVALID_ARGUMENT unless exactly one operation is given. */
export function assembleWrite(raw: RawWrite): Write {
  const { update, mask, transforms, precondition } = raw;
  const operations = [update, raw.delete, raw.verify, raw.transform].filter((operation) => operation !== undefined);
  if (operations.length !== 1) throw invalid('A write must have exactly one of update, delete, verify and transform.');
  if (update) {
    const write: Write = { kind: 'update', path: update.path, fields: update.fields, transforms };
    if (mask) write.mask = mask;
    if (precondition) write.precondition = precondition;
    return write;
  }
  if (mask) throw invalid('Only an update can have an update_mask.');
  if (raw.transform !== undefined) {
    const write: Write = { kind: 'update', path: raw.transform, fields: new Map(), mask: [], transforms };
    if (precondition) write.precondition = precondition;
    return write;
  }
  if (transforms.length > 0) throw invalid('Only an update can have update_transforms.');
  if (raw.delete !== undefined) {
    return precondition ? { kind: 'delete', path: raw.delete, precondition } : { kind: 'delete', path: raw.delete };
  }
  if (!precondition) throw invalid('A verify must have a current_document precondition.');
  return { kind: 'verify', path: raw.verify ?? '', precondition };
}
