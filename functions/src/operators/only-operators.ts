import type { InputSchema } from '@carecircle/domain';
import { callable, type Caller } from '../calls/callable';
import { refusal } from '../calls/refusal';
import { needsSecondStep } from '../config';

/** A callable of the operators' console: whoever lacks the claim is refused, whatever they are in a family. */
export const operatorCallable = <I, O>(input: InputSchema<I>, handle: (input: I, caller: Caller) => Promise<O>) =>
  callable(input, onlyOperators(needsSecondStep, handle));

export const onlyOperators =
  <I, O>(secondStep: () => boolean, handle: (input: I, caller: Caller) => Promise<O>) =>
  async (input: I, caller: Caller): Promise<O> => {
    if (!caller.isOperator) throw refusal('NOT_ALLOWED');
    if (secondStep() && !caller.hasSecondStep) throw refusal('SECOND_STEP_FIRST');
    return handle(input, caller);
  };
