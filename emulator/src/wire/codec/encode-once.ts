/**
 * Encodes each message object once. Streams that are told the same thing are given the same object, so that a commit
 * costs one encoding however many listeners hear of it. A message belongs to one database, hence to one way of naming
 * its documents.
 */
export function encodeOnce<Message extends object, Encoded>(
  cache: WeakMap<Message, Encoded>,
  message: Message,
  encode: (message: Message) => Encoded,
): Encoded {
  let encoded = cache.get(message);
  if (encoded === undefined) {
    encoded = encode(message);
    cache.set(message, encoded);
  }
  return encoded;
}
