import { StatusError } from '../../model';
import { statusTrailers } from './status';

describe('statusTrailers', () => {
  it('is OK without an error', () => {
    expect(statusTrailers()).toEqual([['grpc-status', '0']]);
  });

  it('encodes what a header cannot hold', () => {
    const trailers = statusTrailers(new StatusError('NOT_FOUND', '\n100 % é'));
    expect(trailers).toEqual([
      ['grpc-status', '5'],
      ['grpc-message', '%0A100 %25 %C3%A9'],
    ]);
  });

  it('cuts a message that no client would take as a header', () => {
    const trailers = statusTrailers(new StatusError('INTERNAL', 'x'.repeat(100_000)));
    expect(String(trailers[1]?.[1]).length).toBeLessThan(5000);
  });
});
