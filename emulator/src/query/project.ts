import { isNameField, pickFields, type Document, type FieldPath } from '../model';

/** A document with only the selected fields; without a selection the document itself. `__name__` selects no field. */
export function projectDocument(document: Document, select: readonly FieldPath[] | undefined): Document {
  if (!select) return document;
  const { path, createTime, updateTime, fields } = document;
  const paths = select.filter((field) => !isNameField(field));
  return { path, fields: pickFields(fields, paths), createTime, updateTime };
}
