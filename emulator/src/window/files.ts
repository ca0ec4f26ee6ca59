/** A file of the page. */
export interface WindowFile {
  readonly type: string;
  readonly text: string;
}

declare global {
  /** The page as `build.mjs` bundles it into the engine, by paths below the window's. */
  const BUNDLED_WINDOW: Readonly<Record<string, WindowFile>>;
}

/** The files of the page; there are none where the engine runs from its sources, as in unit tests. */
export const WINDOW_FILES: Readonly<Record<string, WindowFile>> = typeof BUNDLED_WINDOW === 'undefined' ? {} : BUNDLED_WINDOW;
