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
      const [method, path, body] = random.pick(REQUESTS)(random);
      const text = body === undefined ? '' : JSON.stringify(body);
      const sent = random.chance(0.1) ? random.mutate(Buffer.from(text)).toString() : text;
      const answer = await send(subject, method, path, {}, sent);
      answers.add(answer.status);
      return complaintAbout(`${method} ${path}`, answer);
    },
    close: () => undefined,
  };
}

type AdminRequest = [method: string, path: string, body?: unknown];

const PROJECT = '/emulator/v1/projects/demo-fuzz';

function clear(random: Random): AdminRequest {
  const name = (): string => anyEncodedText(random);
  const documents = random.chance(0.5) ? DOCUMENTS : `projects/${name()}/databases/${name()}/documents/${name()}`;
  return ['DELETE', `/emulator/v1/${documents}`];
}

function reset(): AdminRequest {
  return ['POST', '/reset'];
}

function save(random: Random): AdminRequest {
  const body = {
    database: random.pick([DATABASE, 'x', 1, null]),
    export_directory: random.pick(DIRECTORIES),
    export_name: random.pick(['a', '', '.', '..', 'b/c', '\u0000', 'x'.repeat(300), 5]),
  };
  return ['POST', `${PROJECT}:export`, body];
}

function load(random: Random): AdminRequest {
  const places = ['exports/a/a.overall_export_metadata', 'exports', '', '\u0000', 7, '/nowhere'];
  return ['POST', `${PROJECT}:import`, { export_directory: random.pick(places) }];
}

function trigger(random: Random): AdminRequest {
  const eventTrigger = {
    resource: random.pick([`${DOCUMENTS}/{a=**}`, `${DOCUMENTS}/c/{d}`, '{', anyText(random)]),
    eventType: random.pick(['providers/cloud.firestore/eventTypes/document.write', 'x', 5]),
    service: 'firestore.googleapis.com',
  };
  return ['PUT', `${PROJECT}/triggers/${anyEncodedText(random)}`, { eventTrigger }];
}

function eventarc(random: Random): AdminRequest {
  const body = {
    eventType: random.pick(['google.cloud.firestore.document.v1.written', 'x']),
    eventFilters: random.pick([{ database: '(default)' }, [], 5]),
    eventFilterPathPatterns: random.pick([{ document: 'c/{d}' }, { document: '{=**}' }, { document: 5 }, null]),
  };
  return ['POST', `${PROJECT}/eventarcTrigger?eventarcTriggerId=${anyEncodedText(random)}`, body];
}

function odd(random: Random): AdminRequest {
  const rules = `/emulator/v1/projects/${anyEncodedText(random)}:securityRules`;
  return [
    random.pick(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']),
    random.pick(['/emulator/v1/', '/emulator/v1/projects', rules, '/emulator/%ff', '/', '/v1/', '/favicon.ico']),
    random.pick([undefined, {}, [], 'x', { rules: { files: [{}] } }]),
  ];
}

const REQUESTS: readonly ((random: Random) => AdminRequest)[] = [clear, reset, load, save, trigger, eventarc, odd];
