import { Tally, type Area } from '../fuzz';
import { complaintAbout, send } from '../http';
import { anyEncodedText, anyText, DATABASE, DOCUMENTS } from '../pool';
import type { Random } from '../random';
import type { Subject } from '../subject';

/** Only below the engine's own folder: it is told to write files. */
const DIRECTORIES = ['exports', 'exports/deeper', '', '.', 'a\u0000b', 'x'.repeat(300), 'exports/firestore_export'];

/** The endpoints of the emulator itself, but for the one that ends it. */
export function createAdminArea(subject: Subject): Area {
  const answers = new Tally();
  return {
    name: 'admin',
    answers,
    async step(random) {
      const [method, path, body] = random.pick<(random: Random) => [string, string, unknown]>([clear, reset, load, save, trigger, eventarc, odd])(random);
      const text = body === undefined ? '' : JSON.stringify(body);
      const sent = random.chance(0.1) ? random.mutate(Buffer.from(text)).toString() : text;
      const answer = await send(subject, method, path, {}, sent);
      answers.add(answer.status);
      return complaintAbout(`${method} ${path}`, answer);
    },
    close: () => undefined,
  };
}

const clear = (random: Random): [string, string, unknown] => ['DELETE', `/emulator/v1/${random.chance(0.5) ? DOCUMENTS : `projects/${anyEncodedText(random)}/databases/${anyEncodedText(random)}/documents/${anyEncodedText(random)}`}`, undefined];

const reset = (): [string, string, unknown] => ['POST', '/reset', undefined];

const save = (random: Random): [string, string, unknown] => [
  'POST',
  '/emulator/v1/projects/demo-fuzz:export',
  { database: random.pick([DATABASE, 'x', 1, null]), export_directory: random.pick(DIRECTORIES), export_name: random.pick(['a', '', '.', '..', 'b/c', '\u0000', 'x'.repeat(300), 5]) },
];

const load = (random: Random): [string, string, unknown] => [
  'POST',
  '/emulator/v1/projects/demo-fuzz:import',
  { export_directory: random.pick(['exports/a/a.overall_export_metadata', 'exports', '', '\u0000', 7, '/nowhere']) },
];

const trigger = (random: Random): [string, string, unknown] => [
  'PUT',
  `/emulator/v1/projects/demo-fuzz/triggers/${anyEncodedText(random)}`,
  { eventTrigger: { resource: random.pick([`${DOCUMENTS}/{a=**}`, `${DOCUMENTS}/c/{d}`, '{', anyText(random)]), eventType: random.pick(['providers/cloud.firestore/eventTypes/document.write', 'x', 5]), service: 'firestore.googleapis.com' } },
];

const eventarc = (random: Random): [string, string, unknown] => [
  'POST',
  `/emulator/v1/projects/demo-fuzz/eventarcTrigger?eventarcTriggerId=${anyEncodedText(random)}`,
  { eventType: random.pick(['google.cloud.firestore.document.v1.written', 'x']), eventFilters: random.pick([{ database: '(default)' }, [], 5]), eventFilterPathPatterns: random.pick([{ document: 'c/{d}' }, { document: '{=**}' }, { document: 5 }, null]) },
];

const odd = (random: Random): [string, string, unknown] => [
  random.pick(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']),
  random.pick(['/emulator/v1/', '/emulator/v1/projects', `/emulator/v1/projects/${anyEncodedText(random)}:securityRules`, '/emulator/%ff', '/', '/v1/', '/favicon.ico']),
  random.pick([undefined, {}, [], 'x', { rules: { files: [{}] } }]),
];
