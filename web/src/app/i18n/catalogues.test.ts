import {
  AUDIT_ACTIONS,
  ALLERGY_STATUSES,
  CALL_PROBLEMS,
  doctorSchema,
  contactSchema,
  doseSchema,
  FAMILY_ACTS,
  familySchema,
  invitationSchema,
  medicationSchema,
  memberSchema,
  OPERATOR_ACTS,
  recipientSchema,
  FREQUENCIES,
  LIVING_WILLS,
  MEDICATION_FORMS,
  RELATIONSHIPS,
  RESUSCITATIONS,
  ROLES,
  SEVERITIES,
  SKIP_REASONS,
  SLOT_STATES,
  USER_ACTS,
  VALIDATION_KEYS,
  CHANNELS,
  DAY_PARTS,
} from '@carecircle/domain';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AUDIT_KINDS } from '../features/audit/audit-words';
import { en } from './en';
import { fr } from './fr';

/** Fields that the audit trail may name: all but those that come with every change. */
const AUDITED_FIELDS = [familySchema, memberSchema, invitationSchema, recipientSchema, doctorSchema, contactSchema, medicationSchema, doseSchema]
  .flatMap((schema) => Object.keys(schema.shape))
  .filter((field) => !['createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'memberIds', 'version'].includes(field));

interface Tree {
  [key: string]: string | Tree;
}

function flat(tree: Tree, prefix = ''): Map<string, string> {
  const entries = Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : [...flat(value, `${prefix}${key}.`)],
  );
  return new Map(entries);
}

const english = flat(en);
const french = flat(fr);
const placeholders = (text = '') => [...text.matchAll(/{{\s*(\w+)\s*}}/g)].map(([, name]) => name).sort();

describe('catalogues', () => {
  it('have the same keys in every language (I18-01)', () => {
    expect([...french.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('fill each text with the same values', () => {
    const differing = [...english].filter(([key, text]) => `${placeholders(french.get(key))}` !== `${placeholders(text)}`);
    expect(differing).toEqual([]);
  });

  it('have no empty text', () => {
    expect([...english, ...french].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it.each<[string, readonly string[]]>([
    ['role.', ROLES],
    ['form.', MEDICATION_FORMS],
    ['frequency.', FREQUENCIES],
    ['skipReason.', SKIP_REASONS],
    ['relationship.', RELATIONSHIPS],
    ['severity.', SEVERITIES],
    ['resuscitation.', RESUSCITATIONS],
    ['livingWill.', LIVING_WILLS],
    ['profile.allergyStatus.', ALLERGY_STATUSES],
    ['today.state.', SLOT_STATES],
    ['today.part.', DAY_PARTS],
    ['callProblem.', CALL_PROBLEMS],
    ['audit.action.', AUDIT_ACTIONS],
    ['audit.kind.', AUDIT_KINDS],
    ['audit.kinds.', AUDIT_KINDS],
    ['audit.field.', AUDITED_FIELDS],
    ['operators.ask.do.', [...USER_ACTS, ...FAMILY_ACTS]],
    ['operators.ask.title.', [...USER_ACTS, ...FAMILY_ACTS]],
    ['operators.ask.text.', [...USER_ACTS, ...FAMILY_ACTS]],
    ['operators.trail.act.', OPERATOR_ACTS],
    ['validation.', VALIDATION_KEYS],
    ['settings.channel.', CHANNELS],
  ])('have a text for each of %s*', (prefix, values) => {
    expect(values.filter((value) => !english.has(prefix + value))).toEqual([]);
  });

  it('have every key that the code names, whole or as a beginning (I18-01)', () => {
    const keys = [...english.keys()];
    const known = (name: string) => keys.some((key) => key === name || key.startsWith(name.endsWith('.') ? name : `${name}.`));
    expect(namedKeys('src/app').filter((name) => !known(name))).toEqual([]);
  });
});

/** What stands in quotes before a `transloco` or `plural` pipe, and in calls that get a text. */
function namedKeys(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.(ts|html)$/.test(file) && !file.endsWith('.test.ts') && !file.startsWith('i18n'),
  );
  const patterns = [/'([\w.]+)'[^'|{}]*\)?\s*\|\s*(?:transloco|plural)/g, /texts\.(?:get|plural)\(\s*['`]([\w.]+)/g, /title: '([a-z]\w*\.\w+(?:\.\w+)?)'/g];
  return files.flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, key]) => key ?? ''));
  });
}
