import './global-options';
import { familyActCall, findFamiliesCall, findUserCall, noInput, openFamilyCall, resumeCall, retryCall, userActCall } from '@carecircle/domain';
import { deadLetterPorts, failuresPorts, familyPorts, readTrailPorts, userPorts } from './operator-ports';
import { listDeadLetters, resumeWork, retryDeadLetter } from './operators/dead-letters';
import { listFailures } from './operators/failures';
import { actOnFamily, findFamilies, openFamily } from './operators/families';
import { operatorCallable } from './operators/only-operators';
import { readTrail } from './operators/read-trail';
import { actOnUser, findUser } from './operators/users';

/** Table of what operators may ask for. They have no other way to the data: the rules know no operators. */
export const operatorFindUser = operatorCallable(findUserCall, (input, caller) => findUser(input, caller, userPorts()));

export const operatorActOnUser = operatorCallable(userActCall, (input, caller) => actOnUser(input, caller, userPorts()));

export const operatorFindFamilies = operatorCallable(findFamiliesCall, (input, caller) => findFamilies(input, caller, familyPorts()));

export const operatorOpenFamily = operatorCallable(openFamilyCall, (input, caller) => openFamily(input, caller, familyPorts()));

export const operatorActOnFamily = operatorCallable(familyActCall, (input, caller) => actOnFamily(input, caller, familyPorts()));

export const operatorListFailures = operatorCallable(noInput, (_, caller) => listFailures(caller, failuresPorts()));

export const operatorListDeadLetters = operatorCallable(noInput, (_, caller) => listDeadLetters(caller, deadLetterPorts()));

export const operatorRetryDeadLetter = operatorCallable(retryCall, (input, caller) => retryDeadLetter(input, caller, deadLetterPorts()));

export const operatorResumeWork = operatorCallable(resumeCall, (input, caller) => resumeWork(input, caller, deadLetterPorts()));

export const operatorReadTrail = operatorCallable(noInput, (_, caller) => readTrail(caller, readTrailPorts()));
