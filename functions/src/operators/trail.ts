import { operatorEntrySchema, paths, type OperatorAct, type OperatorEntry, type OperatorLookUp } from '@carecircle/domain';
import { HttpsError } from 'firebase-functions/https';
import type { Caller } from '../calls/callable';
import { refusal } from '../calls/refusal';
import type { Data } from '../events/document-change';
import { confirm, type ConfirmationPorts } from '../sessions/confirmation';
import type { Limit } from '../throttle/counter';
import { charge, type Throttle } from '../throttle/throttle';

/** For so long after typing the password an operator may change something, and finish what was interrupted; later they confirm it anew. */
export const FRESH_MS = 10 * 60_000;

const MINUTE_MS = 60_000;
/** Enough to help people, too few to go through everybody. */
const LOOK_UPS: Limit = { name: 'operator-look-up', max: 30, windowMs: MINUTE_MS };
const ACTS: Limit = { name: 'operator-act', max: 10, windowMs: MINUTE_MS };

export interface TrailPorts extends ConfirmationPorts {
  throttle: Throttle;
  find(path: string): Promise<Data | undefined>;
  createIfAbsent(path: string, data: object): Promise<boolean>;
  newId(): string;
}

/** What is done, to whom or what, and why. */
type Deed = Pick<OperatorEntry, 'act' | 'subject' | 'detail' | 'reason'>;

/** An act that an operator asks for. */
export interface Order extends Deed {
  act: Exclude<OperatorAct, OperatorLookUp>;
  /** Made by who asks: an act that is asked for twice is done once. */
  actId: string;
  /** A fresh sign-in, where the one of the call is too old. */
  proof?: string | undefined;
}

export interface Work {
  /** May it be done? Refuses by throwing; asked once. */
  check(): Promise<unknown>;
  /** Does it; whatever was done already stays. `repeated`: the act is on record, and may have been done in whole or in part. */
  perform(repeated: boolean): Promise<void>;
}

/** Puts on record what an operator is about to be shown. */
export async function recordLookUp(act: OperatorLookUp, about: Partial<Deed>, caller: Caller, ports: TrailPorts): Promise<void> {
  await charge(ports.throttle, [{ limit: LOOK_UPS, subject: caller.uid }], ports.now());
  await record(ports.newId(), { act, subject: '', detail: '', reason: '', ...about }, caller, null, ports);
}

/** Does what an operator orders: with a fresh sign-in, on record before it is done, once. Refusals are on record, too. @throws refusal */
export async function carryOut({ actId, proof, ...deed }: Order, caller: Caller, { check, perform }: Work, ports: TrailPorts): Promise<void> {
  await demandFreshSignIn(proof, caller, ports);
  await charge(ports.throttle, [{ limit: ACTS, subject: caller.uid }], ports.now());
  const known = operatorEntrySchema.safeParse(await ports.find(paths.operatorEntry(actId))).data;
  if (known !== undefined && !(isSame(known, deed, caller) && ports.now() - known.at.toMillis() <= FRESH_MS)) throw refusal('INVALID_INPUT', { fields: { actId: 'duplicate' } });
  if (known === undefined) {
    try {
      await check();
    } catch (error) {
      if (error instanceof HttpsError) await record(ports.newId(), deed, caller, error.message, ports);
      throw error;
    }
    await record(actId, deed, caller, null, ports);
  }
  await perform(known !== undefined);
}

async function demandFreshSignIn(proof: string | undefined, caller: Caller, ports: TrailPorts): Promise<void> {
  if (ports.now() - caller.signedInAt <= FRESH_MS) return;
  if (proof === undefined || !(await confirm(caller.uid, proof, ports))) throw refusal('SIGN_IN_AGAIN');
}

const isSame = (known: OperatorEntry, { act, subject, detail }: Deed, { uid }: Caller): boolean =>
  known.operator === uid && known.act === act && known.subject === subject && known.detail === detail;

async function record(id: string, deed: Deed, { uid }: Caller, refused: string | null, ports: TrailPorts): Promise<void> {
  const entry = { ...deed, operator: uid, refused, at: new Date(ports.now()) };
  await ports.createIfAbsent(paths.operatorEntry(id), entry);
}
