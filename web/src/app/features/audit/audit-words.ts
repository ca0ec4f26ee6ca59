import { inject, Service } from '@angular/core';
import { OPERATOR_ACTOR, recipientName, type AuditEntry, type ChangedValue } from '@carecircle/domain';
import { Medications } from '../../core/care/medications';
import { FamilyContext } from '../../core/family/family-context';
import { Formats } from '../../core/locale/formats';
import { Texts } from '../../core/locale/texts';

/** The kinds of things that the trail is about, by the collection in which they lie. */
export const AUDIT_KINDS = ['families', 'members', 'invitations', 'recipients', 'doctors', 'contacts', 'medications', 'doses', 'audit'] as const;

type Roles = Readonly<Record<string, string>>;

/** Entries of the audit trail in plain language (AUD-04). */
@Service()
export class AuditWords {
  private readonly context = inject(FamilyContext);
  private readonly medications = inject(Medications);
  private readonly texts = inject(Texts);
  private readonly formats = inject(Formats);

  /** "Maya changed a medicine of Mom: Lisinopril". */
  sentence({ actor, action, kind, path }: AuditEntry): string {
    const what = this.texts.get(`audit.kind.${this.known(kind)}`);
    const subject = this.subject(path);
    const params = { name: this.person(actor), what };
    return subject === '' ? this.texts.get(`audit.action.${action}`, params) : `${this.texts.get(`audit.action.${action}`, params)}: ${subject}`;
  }

  /** What was changed, and for what the trail keeps values: from what to what. */
  details({ fields, changes }: AuditEntry): string[] {
    const plain = fields.filter((field) => !(field in changes) && field !== 'memberIds' && field !== 'version').map((field) => this.field(field));
    const told = Object.entries(changes).flatMap(([field, change]) => (field === 'roles' ? this.roles(change) : [this.value(field, change)]));
    return [...told, ...(plain.length === 0 ? [] : [this.texts.get('audit.fields', { fields: this.formats.list(plain) })])];
  }

  /** What a person is called in the family. */
  person(uid: string): string {
    return this.context.memberName(uid) ?? this.texts.get(uid === OPERATOR_ACTOR ? 'audit.operator' : 'audit.formerMember');
  }

  private known(kind: string): string {
    return AUDIT_KINDS.some((each) => each === kind) ? kind : 'other';
  }

  /** The medicine or person that a path leads to, as far as this page knows their name. */
  private subject(path: string): string {
    const [, , collection = '', id = '', below = '', belowId = ''] = path.split('/');
    if (collection === 'members') return this.person(id);
    const recipient = this.context.recipients().find((each) => each.id === id);
    const medicine = below === 'medications' ? belowId : below === 'doses' ? (belowId.split('_')[0] ?? '') : '';
    const names = [this.medications.find(medicine)?.name, recipient && recipientName(recipient)];
    return names.filter((name) => name !== undefined).join(', ');
  }

  private field(field: string): string {
    const key = `audit.field.${field}`;
    const label = this.texts.get(key);
    return label === key ? field : label;
  }

  private value(field: string, { before, after }: ChangedValue): string {
    const text = (value: unknown): string => (typeof value === 'string' ? value : '–');
    return this.texts.get('audit.changed', { field: this.field(field), before: text(before), after: text(after) });
  }

  /** Each person whose role was given, taken or changed. */
  private roles({ before, after }: ChangedValue): string[] {
    const [old, now] = [(before ?? {}) as Roles, (after ?? {}) as Roles];
    const name = (role: string | undefined): string => (role === undefined ? '–' : this.texts.get(`role.${role}`));
    return [...new Set([...Object.keys(old), ...Object.keys(now)])]
      .filter((uid) => old[uid] !== now[uid])
      .map((uid) => this.texts.get('audit.changed', { field: this.person(uid), before: name(old[uid]), after: name(now[uid]) }));
  }
}
