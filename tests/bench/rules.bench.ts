import { readFileSync } from 'node:fs';
import { type Document, Timestamp, type Value } from '../../emulator/src/model';
import { compile, createAccessBudget } from '../../emulator/src/rules';
import type { Section } from './report';

const SECONDS = 2;

const FILES = [{ name: 'firestore.rules', content: readFileSync('firestore.rules', 'utf8') }];

const NOW = Timestamp.fromMillis(1_800_000_000_000);
const document = (path: string, fields: Record<string, Value>): Document => ({
  path,
  fields: new Map(Object.entries(fields)),
  createTime: NOW,
  updateTime: NOW,
});

const meta = { createdAt: NOW, createdBy: 'claire', updatedAt: NOW, updatedBy: 'claire', deletedAt: null, deletedBy: null };
const FAMILY = document('families/f1', {
  name: 'Thompson',
  roles: new Map<string, Value>([
    ['claire', 'ADMIN'],
    ['maya', 'CAREGIVER'],
  ]),
  memberIds: ['claire', 'maya'],
  state: 'ACTIVE',
  ...meta,
});
const RECIPIENT = {
  fullName: 'Eleanor Thompson',
  preferredName: 'Mom',
  dateOfBirth: '1948-06-15',
  timeZone: 'America/New_York',
  notes: '',
  relationship: 'PARENT',
  photo: '',
  bloodType: 'A+',
  allergyStatus: 'NONE_KNOWN',
  allergies: [],
  conditions: ['Asthma', 'Gout'],
  insuranceProvider: '',
  insurancePolicyNo: '',
  primaryHospital: '',
  hospitalAddress: '',
  directives: new Map<string, Value>([
    ['resuscitation', ''],
    ['livingWill', ''],
    ['powerOfAttorney', ''],
    ['notes', ''],
  ]),
  primaryContactId: null,
  version: 1n,
  ...meta,
};
const BEFORE = document('families/f1/recipients/r1', RECIPIENT);
const AFTER = document('families/f1/recipients/r1', { ...RECIPIENT, notes: 'Likes tea.', version: 2n, updatedBy: 'maya' });

/** How many whole requests the rules of CareCircle decide a second, in-process: a read and a validated update. */
export async function rulesEvaluations(): Promise<Section> {
  const { ruleset, issues } = compile(FILES, { coverage: true });
  if (!ruleset) throw new Error(`firestore.rules: ${issues.map(({ description }) => description).join(' ')}`);
  const documents = {
    get: (path: string) => (path === FAMILY.path ? FAMILY : path === BEFORE.path ? BEFORE : undefined),
    getAfter: (path: string) => (path === FAMILY.path ? FAMILY : path === BEFORE.path ? AFTER : undefined),
  };
  const request = {
    database: '(default)',
    project: 'demo-bench',
    path: BEFORE.path,
    credentials: { kind: 'user' as const, uid: 'maya', claims: new Map<string, Value>([['sub', 'maya']]) },
    time: NOW,
    resource: BEFORE,
    documents,
  };
  const evaluate = {
    get: () => ruleset.evaluateFirestore({ ...request, method: 'get', budget: createAccessBudget() }),
    update: () =>
      ruleset.evaluateFirestore({ ...request, method: 'update', requestResource: AFTER, budget: createAccessBudget() }),
  };
  const rate = (run: () => { allowed: boolean; message: string }): string => {
    const verdict = run();
    if (!verdict.allowed) throw new Error(`the benchmark's request is refused: ${verdict.message}`);
    for (let i = 0; i < 20_000; i++) run();
    const started = performance.now();
    let count = 0;
    while (performance.now() - started < SECONDS * 1000) {
      for (let i = 0; i < 1_000; i++) run();
      count += 1_000;
    }
    return `${Math.round(count / ((performance.now() - started) / 1000)).toLocaleString('en')}/s`;
  };
  return {
    title: 'Rules evaluations, firestore.rules of CareCircle',
    figures: [
      { name: 'read of a document by a member', value: rate(evaluate.get) },
      { name: 'update of a validated document', value: rate(evaluate.update) },
    ],
  };
}
