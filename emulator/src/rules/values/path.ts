const PLACEHOLDER = /^(?:\{([A-Za-z_]\w*)\}|\$\(([A-Za-z_]\w*)\))$/;

/** A slash-separated path. `names` holds what its placeholders were bound to. */
export class RulesPath {
  constructor(
    readonly segments: readonly string[],
    readonly names?: ReadonlyMap<string, string>,
  ) {}

  /** Parses `/a/b`; empty segments are dropped. */
  static parse(text: string): RulesPath {
    return new RulesPath(text.split('/').filter((segment) => segment !== ''));
  }

  /** Replaces segments such as `{id}` or `$(id)` by the text of that name, when it is given. */
  bind(values: ReadonlyMap<string, string>): RulesPath {
    const names = new Map(this.names);
    const segments = this.segments.map((segment) => {
      const [, braced, interpolated] = PLACEHOLDER.exec(segment) ?? [];
      const name = braced ?? interpolated;
      const value = name === undefined ? undefined : values.get(name);
      if (name === undefined || value === undefined) return segment;
      names.set(name, value);
      return value;
    });
    return new RulesPath(segments, names);
  }

  equals(other: RulesPath): boolean {
    return (
      this.segments.length === other.segments.length &&
      this.segments.every((segment, index) => segment === other.segments[index])
    );
  }

  toString(): string {
    return `/${this.segments.join('/')}`;
  }
}
