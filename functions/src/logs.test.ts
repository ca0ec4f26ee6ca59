import { admitted } from './logs';

test('SEC-21: a log line keeps ids and codes and refuses everything else by its key', () => {
  const line = admitted({ deliveryId: 'd1', code: 'FCM_UNAVAILABLE', medicationName: 'Donepezil', token: 'T1' });
  expect(line).toEqual({ deliveryId: 'd1', code: 'FCM_UNAVAILABLE', refusedKeys: ['medicationName', 'token'] });
  expect(JSON.stringify(line)).not.toMatch(/Donepezil|T1/);
});
