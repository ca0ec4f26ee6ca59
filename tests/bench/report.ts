/** One measured line: what, the figure with its unit, and the bound it is held to (if any). */
export interface Figure {
  name: string;
  value: string;
  /** Set where a target exists; false makes the benchmark run fail. */
  holds?: boolean;
  target?: string;
}

export interface Section {
  title: string;
  figures: Figure[];
}

/** Sections as Markdown tables, the form in which `docs/performance.md` keeps them. */
export function toMarkdown(sections: readonly Section[]): string {
  return sections
    .map(({ title, figures }) =>
      [
        `## ${title}`,
        '',
        '| what | figure | target | holds |',
        '| --- | --- | --- | --- |',
        ...figures.map(
          ({ name, value, target, holds }) =>
            `| ${name} | ${value} | ${target ?? ''} | ${holds === undefined ? '' : holds ? 'yes' : '**no**'} |`,
        ),
        '',
      ].join('\n'),
    )
    .join('\n');
}
