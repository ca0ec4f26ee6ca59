import { parseForward, parseHeaders } from './form';

describe('parseForward', () => {
  it('reads headers, offset and messages of an open request', () => {
    const body = new URLSearchParams({
      headers: 'X-Goog-Api-Client:gl-js/ fire/12.19.0\r\nAuthorization:Bearer a:b\r\n',
      count: '2',
      ofs: '3',
      req0___data__: '{"database":"projects/p/databases/(default)"}',
      req1___data__: '{"text":"é 👵 +&="}',
    });
    const request = parseForward(body.toString());
    expect(request.offset).toBe(3);
    expect(request.messages).toEqual(['{"database":"projects/p/databases/(default)"}', '{"text":"é 👵 +&="}']);
    expect(request.headers.get('authorization')).toBe('Bearer a:b');
  });

  it('takes an empty body for no messages', () => {
    expect(parseForward('')).toEqual({ headers: new Map(), offset: 0, messages: [] });
  });

  it('names the message that is missing', () => {
    expect(() => parseForward('count=2&ofs=0&req0___data__={}')).toThrow('announces 2 messages but lacks number 1');
  });

  it.each(['count=-1', 'count=1e9', 'ofs=x', 'ofs=99999999999999999999'])('refuses the number in %s', (body) => {
    expect(() => parseForward(body)).toThrow('must be a whole number');
  });
});

describe('parseHeaders', () => {
  it('skips lines without a name', () => {
    expect([...parseHeaders(':x\r\n\r\nfoo\r\nA: b ')]).toEqual([['a', 'b']]);
  });
});
