import type { TextParams } from '../entities/notification';

/** Fills `{name}` with the parameter of that name; a parameter that is missing reads as an ellipsis. */
export function fill(template: string, params: TextParams): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(Object.hasOwn(params, name) ? params[name] : '…'));
}

/** The names that a template asks for. */
export function parametersOf(template: string): string[] {
  return [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
}
