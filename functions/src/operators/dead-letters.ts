import type { DeadLettersView, ResumeInput, RetryInput } from '@carecircle/domain';
import type { Caller } from '../calls/callable';
import { refusal } from '../calls/refusal';
import { carryOut, recordLookUp, type TrailPorts } from './trail';

/** Most that are shown; the rest follows when these are dealt with. */
const SHOWN = 100;

export interface DeadLetterPorts extends TrailPorts {
  deadLetters(limit: number): Promise<DeadLettersView>;
  isDeadLetter(reference: string): Promise<boolean>;
  /** Sets the delivery of a dead letter on its way again, and takes the letter away, in one step; its id, or undefined for the second who tries. */
  revive(reference: string): Promise<string | undefined>;
  enqueue(deliveryId: string, occasion: string, at: Date): Promise<void>;
  /** Takes up everything that is overdue. */
  sweep(): Promise<void>;
}

/** What could not be delivered, without what it says and to whom. */
export async function listDeadLetters(caller: Caller, ports: DeadLetterPorts): Promise<DeadLettersView> {
  await recordLookUp('LIST_DEAD_LETTERS', {}, caller, ports);
  return ports.deadLetters(SHOWN);
}

/** Tries a delivery anew that was given up. @throws refusal */
export async function retryDeadLetter({ reference, ...order }: RetryInput, caller: Caller, ports: DeadLetterPorts): Promise<void> {
  const check = async () => {
    if (!(await ports.isDeadLetter(reference))) throw refusal('NOT_FOUND');
  };
  const perform = async (repeated: boolean) => {
    const deliveryId = await ports.revive(reference);
    // Should this be where we are killed, the sweep queues it.
    if (deliveryId !== undefined) await ports.enqueue(deliveryId, `operator-${order.actId}`, new Date(ports.now()));
    else if (!repeated) throw refusal('NOT_FOUND');
  };
  await carryOut({ ...order, act: 'RETRY_DEAD_LETTER', subject: reference, detail: '', reason: '' }, caller, { check, perform }, ports);
}

/** Takes up at once what hangs; the sweep would do so within a minute, if it runs. */
export async function resumeWork(order: ResumeInput, caller: Caller, ports: DeadLetterPorts): Promise<void> {
  const work = { check: () => Promise.resolve(), perform: () => ports.sweep() };
  await carryOut({ ...order, act: 'RESUME_WORK', subject: '', detail: '', reason: '' }, caller, work, ports);
}
