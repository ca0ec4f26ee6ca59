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
  /** What exactly was measured, where the title does not say it all. */
  note?: string;
  figures: Figure[];
}

/** Sections as Markdown tables, the form in which `docs/performance.md` keeps them. */
export function toMarkdown(sections: readonly Section[]): string {
  return sections
    .map(({ title, note, figures }) =>
      [
        `## ${title}`,
        '',
        ...(note === undefined ? [] : [note, '']),
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

const HEADING = /^(?=## )/m;

/**
 * A report with these sections in the place of those with the same titles, new ones at the end, each with `stamp`: when and
 * where it was measured. What comes before the first section is `intro`.
 */
export function updateReport(former: string, intro: string, sections: readonly Section[], stamp: string): string {
  const kept = new Map(
    former
      .split(HEADING)
      .filter((text) => text.startsWith('## '))
      .map((text) => [text.split('\n', 1)[0], text.trim()]),
  );
  for (const section of sections) kept.set(`## ${section.title}`, `${toMarkdown([section]).trim()}\n\n${stamp}`);
  return `${[intro, ...kept.values()].join('\n\n')}\n`;
}
