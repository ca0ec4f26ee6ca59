/** The JSON text of an object from its members, leaving out those that are undefined. */
export function objectText(members: Record<string, string | undefined>): string {
  const present: string[] = [];
  for (const name in members) {
    const text = members[name];
    if (text !== undefined) present.push(`"${name}":${text}`);
  }
  return `{${present.join(',')}}`;
}

/** A list, undefined when it is empty: ProtoJSON leaves default values out. */
export function listText(elements: readonly string[]): string | undefined {
  return elements.length > 0 ? `[${elements.join(',')}]` : undefined;
}

/** A string, undefined when it is empty. */
export function stringText(text: string | undefined): string | undefined {
  return text ? JSON.stringify(text) : undefined;
}
