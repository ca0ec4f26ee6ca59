import { rpcNamed } from '../../raw/protos';
import { Tally, type Area } from '../fuzz';
import { complaintAbout, send, type HttpAnswer } from '../http';
import { anyJson } from '../json';
import { anyCredentials, anyText, DATABASE } from '../pool';
import type { Random } from '../random';
import type { Subject } from '../subject';

const STATUSES = new Set([200, 400, 404, 413, 431]);

/** Sessions of browsers: hand-shakes, messages forward, polls, ends, in any order and with any numbers. */
export function createWebChannelArea(subject: Subject): Area {
  const sessions: string[] = [];

  async function call(random: Random, method: string, rpc: string, query: Record<string, string>, body = ''): Promise<HttpAnswer> {
    const parameters = new URLSearchParams({ VER: '8', database: DATABASE, ...query });
    if (query['TYPE'] !== 'terminate' && random.chance(0.05)) parameters.set(random.pick(['SID', 'AID', 'RID', 'TYPE', 'CI', '$httpHeaders']), anyText(random));
    const path = `/google.firestore.v1.Firestore/${rpc}/channel?${parameters}`;
    return send(subject, method, path, { 'content-type': 'application/x-www-form-urlencoded' }, body);
  }

  function form(random: Random, rpc: string): string {
    const messages = random.times(4, () => anyJson(random, rpcNamed(rpc).request));
    const fields = new URLSearchParams({ count: String(messages.length), ofs: String(random.pick([0, 0, 0, 1, 2, 1000])) });
    messages.forEach((message, i) => fields.set(`req${i}___data__`, message));
    if (random.chance(0.8)) fields.set('headers', `Authorization:${anyCredentials(random)}\r\nX:${anyText(random)}`);
    if (random.chance(0.1)) fields.set(random.pick(['count', 'ofs', 'headers']), anyText(random));
    const text = fields.toString();
    return random.chance(0.1) ? random.mutate(Buffer.from(text)).toString('latin1') : text;
  }

  const answers = new Tally();
  return {
    name: 'webchannel',
    answers,
    async step(random) {
      const rpc = random.pick(['Listen', 'Write']);
      const sid = sessions.length > 0 ? random.pick(sessions) : 'none';
      let what = 'open';
      let answer: HttpAnswer;
      if (sessions.length < 5 || random.chance(0.3)) {
        answer = await call(random, 'POST', rpc, { RID: '1', CVER: '22' }, form(random, rpc));
        const opened = /\["c","([\w-]+)"/.exec(answer.text)?.[1];
        if (opened) sessions.push(opened);
        if (sessions.length > 20) sessions.shift();
      } else if (random.chance(0.5)) {
        what = 'forward';
        answer = await call(random, 'POST', rpc, { SID: sid, RID: '2', AID: String(random.pick([0, 1, 5, -1, 1e300])) }, form(random, rpc));
      } else if (random.chance(0.2)) {
        what = 'terminate';
        answer = await call(random, 'POST', rpc, { SID: sid, RID: '3', TYPE: 'terminate' });
      } else {
        what = 'poll';
        // What comes here while nothing is to be told would take half a minute.
        const polled = call(random, 'GET', rpc, { SID: sid, RID: 'rpc', AID: '0', CI: '1', TYPE: 'xmlhttp' });
        polled.catch(() => undefined);
        await call(random, 'POST', rpc, { SID: sid, RID: '3', TYPE: 'terminate' });
        answer = await polled;
      }
      answers.add(answer.status);
      if (answer.text.includes('"INTERNAL"')) return `${what} ${rpc} brought ${answer.text.slice(0, 300)}`;
      if (!STATUSES.has(answer.status)) return `${what} ${rpc} was answered ${answer.status}`;
      return complaintAbout(`${what} ${rpc}`, answer);
    },
    close: () => undefined,
  };
}
