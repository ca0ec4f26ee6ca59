import type { Area } from '../fuzz';
import type { Subject } from '../subject';
import { createAdminArea } from './admin';
import { createGrpcArea } from './grpc';
import { createQueriesArea } from './queries';
import { createRestArea } from './rest';
import { createRulesArea } from './rules';
import { createSocketsArea } from './sockets';
import { createWebChannelArea } from './webchannel';

export function createAreas(subject: Subject): Area[] {
  return [
    createSocketsArea(subject),
    createGrpcArea(subject),
    createRestArea(subject),
    createWebChannelArea(subject),
    createQueriesArea(subject),
    createRulesArea(subject),
    createAdminArea(subject),
  ];
}
